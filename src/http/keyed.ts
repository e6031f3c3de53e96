/**
 * Routes that an API key opens: no session, no cookie, no cross-site check. The way is key → scope → quota → input →
 * handler; whatever fails ends as a problem document. Which keys there are is the rooms' knowledge: the application
 * is given a gate that knows them.
 */
import type { Request, RequestHandler, Response } from 'express';
import type { TranslationKey } from '../i18n/texts.ts';
import { type Locale, translator } from '../i18n/translate.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { send } from './answer.ts';
import { type Application, contextOf } from './context.ts';
import { readForm } from './form.ts';
import { ApiError, apiPrefix, type InputError } from './problem.ts';
import type { Answer, Context, KeyHolder, Route } from './route.ts';
import { receiveUpload } from './upload.ts';

/** Whom a key belongs to, or why it opens nothing. */
export type KeyReading =
  | { readonly holder: KeyHolder; readonly headers: Record<string, string> }
  | {
      readonly status: 401 | 403 | 429;
      readonly detail: TranslationKey;
      readonly headers: Record<string, string>;
    };

/** Reads the `Authorization` header for a route of this scope (null: any), and counts the request. */
export type KeyGate = (request: {
  readonly authorization: string | undefined;
  readonly scope: string | null;
  readonly now: Date;
}) => Promise<KeyReading>;

/**
 * Checks a row before it is mounted.
 * @throws when a row under the API's prefix could read a session, or a keyed one is elsewhere or names no scope.
 */
export function checkKeyed(row: Route, name: string): void {
  const isUnderPrefix = row.path.startsWith(apiPrefix);
  if (row.access === 'apiKey' && !isUnderPrefix) throw new Error(`${name} is opened by a key: move it.`);
  if (row.access === 'apiKey' && row.scope === undefined) throw new Error(`${name} does not name its scope.`);
  if (isUnderPrefix && row.access !== 'apiKey' && (row.session !== false || row.method !== 'get'))
    throw new Error(`${name} would read a session where cross-site requests are not refused.`);
}

/** The handlers of a keyed row: nothing is taken in before the key is known. */
export function keyedHandlers(row: Route, application: Application): RequestHandler[] {
  const upload = row.upload ? [receiveUpload(row.upload)] : [];
  return [openWithKey(row, application), ...upload, answerKeyed(row, application)];
}

/** The context of a request to the API, in the language that the program asks for. */
export function apiContextOf(request: Request, response: Response, application: Application): Context {
  const context = contextOf(request, response, application);
  const locale = apiContextLocale(request);
  return Object.assign(context, { locale, t: translator(locale) });
}

/** `?language=` wins, then `Accept-Language`, then Chinese; never a cookie. */
export function apiContextLocale(request: Request): Locale {
  const chosen = request.query.language ?? request.acceptsLanguages('zh-CN', 'zh', 'en');
  return chosen === 'en' ? 'en' : 'zh-CN';
}

declare module 'express-serve-static-core' {
  interface Request {
    keyHolder?: KeyHolder;
  }
}

function openWithKey(row: Route, { keyGate }: Application): RequestHandler {
  if (!keyGate) throw new Error(`Nothing knows the keys that open ${row.path}.`);
  return async (request, response, next) => {
    const scope = row.scope ?? null;
    const authorization = request.get('authorization');
    const reading = await keyGate({ authorization, scope, now: request.arrivedAt });
    if (!('holder' in reading)) {
      const { status, detail, headers } = reading;
      throw new ApiError(status, { detail, headers, params: { scope: scope ?? '' } });
    }
    request.keyHolder = reading.holder;
    response.set({ ...reading.headers, 'Cache-Control': 'no-store' }).vary('Accept-Language');
    next();
  };
}

function answerKeyed(row: Route, application: Application): RequestHandler {
  return async (request, response) => {
    const context = apiContextOf(request, response, application);
    if (request.uploadError) throw new ApiError(413, { detail: request.uploadError, params: megabytes(row) });
    if (row.form) Object.assign(context, { form: readInput(row, context) });
    const answer = await row.handle(context);
    if (isRefusal(answer)) throw refused(answer, context);
    send(withoutNames(answer), context, request, response);
  };
}

/** Path, query and body together are what a keyed row's form reads. */
function readInput(row: Route, { request, t }: Context): unknown {
  if (!row.form) return undefined;
  const { language: _, ...query } = request.query;
  const input = { path: { ...request.params }, query, body: request.body ?? {} };
  const read = readForm(row.form, input as never, t);
  if ('data' in read) return read.data;
  const errors = read.state.errors.map(({ field, message }) => ({
    pointer: pointer(field),
    detail: message,
  }));
  throw new ApiError(422, { errors });
}

function refused({ key, params, field }: Refusal, { t }: Context): ApiError {
  const errors: InputError[] = field ? [{ pointer: pointer(`body.${field}`), detail: t(key, params) }] : [];
  return new ApiError(field ? 422 : 409, { detail: key, params, errors });
}

function pointer(field: string): string {
  return `/${field.replaceAll('.', '/')}`;
}

function withoutNames(answer: Exclude<Answer, Refusal>): Answer {
  if (answer.kind === 'page' || answer.kind === 'redirect') throw new Error('The API answers with data.');
  return answer;
}

function megabytes(row: Route): { megabytes: number } {
  return { megabytes: Math.round((row.upload?.maxBytes ?? 0) / 1024 / 1024) };
}
