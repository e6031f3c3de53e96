/** Gathers what a handler may know of its request. */
import type { Request, RequestHandler, Response } from 'express';
import type { Settings } from '../config.ts';
import { asLocale, defaultLocale, type Locale, translator } from '../i18n/translate.ts';
import type { Actor } from '../policy.ts';
import type { KeyGate } from './keyed.ts';
import type { Appearance } from './layout.ts';
import { type Context, HttpError, type KeyHolder, type LimitName } from './route.ts';

/** What is the same for every request of a running instance. */
export interface Application {
  readonly settings: Settings;
  readonly limits: Record<LimitName, RequestHandler>;
  /** Knows the API keys; needed where a row asks for one. */
  readonly keyGate?: KeyGate;
  /** Known once the server listens. */
  readonly baseUrl: () => string;
}

/** The context of one request; form and loaded value are filled in by the pipeline. */
export function contextOf(request: Request, _response: Response, application: Application): Context {
  const actor = (request.user as Actor | undefined) ?? null;
  const locale = localeOf(request);
  return {
    actor,
    get me(): Actor {
      if (!actor) throw new HttpError(401);
      return actor;
    },
    get keyHolder(): KeyHolder {
      if (!request.keyHolder) throw new HttpError(401);
      return request.keyHolder;
    },
    form: undefined,
    loaded: undefined,
    file: request.file ? { name: request.file.originalname, bytes: request.file.buffer } : null,
    query: flatQuery(request),
    now: request.arrivedAt,
    locale,
    t: translator(locale),
    settings: application.settings,
    baseUrl: application.baseUrl(),
    param: (name) => String(request.params[name] ?? ''),
    idParam: (name) => idOf(String(request.params[name] ?? '')),
    request,
  };
}

declare module 'express-serve-static-core' {
  interface Request {
    /** When the request's first line arrived. */
    arrivedAt: Date;
  }
}

/** The language of the pages: `?language=` wins, then the kept choice, then Chinese. */
export function localeOf(request: Request): Locale {
  const cookies = (request.cookies ?? {}) as Record<string, unknown>;
  return asLocale(request.query.language) ?? asLocale(cookies.language) ?? defaultLocale;
}

/** How the reader wants pages to look, from her cookies. */
export function appearanceOf(request: Request): Appearance {
  const cookies = (request.cookies ?? {}) as Record<string, unknown>;
  const theme = cookies.theme === 'light' || cookies.theme === 'dark' ? cookies.theme : 'auto';
  return { theme, text: cookies.text === 'large' ? 'large' : 'normal' };
}

function flatQuery(request: Request): Record<string, string> {
  const entries = Object.entries(request.query).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}

function idOf(text: string): number {
  const id = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  if (id === 0) throw new HttpError(404);
  return id;
}
