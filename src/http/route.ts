/**
 * What a route is: method, path, who may, what is loaded, which form, and a handler that answers. Handlers get a
 * Context with everything already parsed and checked, and return an Answer; only the pipeline touches Express.
 */
import type { Readable } from 'node:stream';
import type { Request } from 'express';
import type { Settings } from '../config.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import type { Ability, Actor } from '../policy.ts';
import type { Refusal } from '../refusal.ts';
import type { Form, FormState } from './form.ts';
import type { View } from './view.ts';

/** An uploaded file, held in memory. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Whom the API key of a request belongs to. */
export interface KeyHolder {
  readonly enterpriseId: number;
  readonly enterpriseName: string;
  readonly keyId: number;
  readonly keyName: string;
  readonly scopes: readonly string[];
  /**
   * Counts certificates that are looked up beyond the one that every request counts as.
   * Gives the response headers that say what is left. @throws ApiError 429 where that goes over the quota.
   */
  spendMore(lookUps: number): Promise<Record<string, string>>;
}

/** What a handler knows of its request. `F`: the parsed form; `L`: what the loader found. */
export interface Context<F = unknown, L = unknown> {
  readonly actor: Actor | null;
  /** The signed-in person. Throws 401 for a visitor: only for routes that require one. */
  readonly me: Actor;
  /** Who sent the key. Throws 401 where none was asked for: only for routes that a key opens. */
  readonly keyHolder: KeyHolder;
  readonly form: F;
  readonly loaded: L;
  readonly file: UploadedFile | null;
  readonly query: Readonly<Record<string, string>>;
  /** When the request's first line arrived. */
  readonly now: Date;
  readonly locale: Locale;
  readonly t: Translate;
  readonly settings: Settings;
  /** Origin for addresses in QR codes and mails, without a trailing slash. */
  readonly baseUrl: string;
  /** A path parameter as text. */
  param(name: string): string;
  /** A path parameter as a positive whole number; anything else is 404. */
  idParam(name: string): number;
  /** Only for `http/` and log-in: the raw request. */
  readonly request: Request;
}

export interface Flash {
  readonly kind: 'success' | 'danger' | 'warning' | 'info';
  readonly text: string;
}

/** What a handler answers with. A Refusal re-renders the form (422), or shows the refusal page where none is. */
export type Answer =
  | { readonly kind: 'page'; readonly view: View; readonly status: number }
  | { readonly kind: 'redirect'; readonly to: string; readonly flash: Flash | null }
  | {
      readonly kind: 'file';
      readonly type: string;
      readonly name: string;
      readonly body: Buffer | Readable;
      readonly inline: boolean;
    }
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown }
  | {
      readonly kind: 'data';
      readonly type: string;
      readonly body: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  | Refusal;

/** Which rate limit a route falls under (security.ts has the numbers). */
export type LimitName = 'logIn' | 'signUp' | 'verify' | 'numberLookUp' | 'holderCheck' | 'receipt';

/** One row of a room's table of URLs. */
export interface Route<F = unknown, L = unknown> {
  /** `delete` only where an API key opens it: browsers' forms can't send it. */
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly may: Ability;
  /** False: answered before sessions are read; actor is always null. */
  readonly session?: false;
  /** Opened by an API key with `scope` (null: any key) instead of a session; see keyed.ts. */
  readonly access?: 'apiKey';
  readonly scope?: string | null;
  readonly limit?: LimitName;
  /** What this page alone may do beyond the usual Content-Security-Policy: run WebAssembly of our own. */
  readonly allow?: 'webAssembly';
  /** Runs before the permission check; null answers 404. */
  readonly load?: (context: Context<undefined, undefined>) => Promise<L | null>;
  readonly form?: Form<F>;
  /** Takes one file in this form field, up to this many bytes. */
  readonly upload?: { readonly field: string; readonly maxBytes: number };
  /** Renders the page again with what was typed, when the form is invalid or the handler refuses. */
  readonly invalid?: (context: Context<undefined, L>, state: FormState) => Promise<View> | View;
  readonly handle: (context: Context<F, L>) => Promise<Answer> | Answer;
}

/** A route whose types have been checked by `route` and are no longer needed. */
export type AnyRoute = Route<never, never>;

/** Declares a route, inferring the types of its form and loader. */
export function route<F = undefined, L = undefined>(row: Route<F, L>): AnyRoute {
  return row as unknown as AnyRoute;
}

/** Answers with a page. */
export function page(view: View, status = 200): Answer {
  return { kind: 'page', view, status };
}

/** Answers 303 to another page, with a message to show there. */
export function redirect(to: string, flash: Flash | null = null): Answer {
  return { kind: 'redirect', to, flash };
}

/** A green message for the next page. */
export function done(text: string): Flash {
  return { kind: 'success', text };
}

/** Answers with a file to download, or to show in the browser when `inline`. */
export function file(type: string, name: string, body: Buffer | Readable, inline = false): Answer {
  return { kind: 'file', type, name, body, inline };
}

/** Answers with JSON. */
export function json(body: unknown, status = 200): Answer {
  return { kind: 'json', status, body };
}

/** Answers with a document for machines in its own media type, under these caching and sharing headers. */
export function data(type: string, body: string, headers: Readonly<Record<string, string>>): Answer {
  return { kind: 'data', type, body, headers };
}

/** Ends a request with an error page of this status (400, 403, 404, 409, 413, 429). */
export class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message = `HTTP ${status}`) {
    super(message);
    this.status = status;
  }
}

/** The value, or 404 where there is none. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new HttpError(404);
  return value;
}
