/**
 * The way of every request, in a fixed order: session → load → permission → parse → handler → answer. A room's
 * routes are rows; start-up fails on a row without a permission or an unsafe one without a form.
 */
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import { may } from '../policy.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { send } from './answer.ts';
import { type Application, contextOf } from './context.ts';
import { refusalView } from './errorView.ts';
import { type FormState, readForm, refusedState, type Typed } from './form.ts';
import { checkKeyed, keyedHandlers } from './keyed.ts';
import { claimRequest, releaseRequest, settleRequest } from './requestKey.ts';
import { type Answer, type AnyRoute, type Context, HttpError, page, type Route, redirect } from './route.ts';
import { allowWebAssembly } from './security.ts';
import { receiveUpload } from './upload.ts';

/**
 * Adds a room's routes to the application.
 * @throws when a row lacks a permission, or an unsafe row lacks a form.
 */
export function mount(app: Express, application: Application, rows: readonly AnyRoute[]): void {
  for (const row of rows as unknown as Route[]) {
    const name = `${row.method} ${row.path}`;
    if (!row.may) throw new Error(`${name} does not say who may.`);
    if (row.method !== 'get' && !row.form) throw new Error(`${name} changes something but has no form.`);
    checkKeyed(row, name);
    if (row.access === 'apiKey') {
      app[row.method](row.path, ...keyedHandlers(row, application));
      continue;
    }
    const limiter = row.limit ? [application.limits[row.limit]] : [];
    const upload = row.upload ? [receiveUpload(row.upload)] : [];
    const allowed = row.allow === 'webAssembly' ? [allowWebAssembly] : [];
    app[row.method](row.path, ...limiter, ...allowed, ...upload, handlerOf(row, application));
  }
}

function handlerOf(row: Route, application: Application): RequestHandler {
  return async (request: Request, response: Response, _next: NextFunction) => {
    const context = contextOf(request, response, application);
    if (row.load)
      Object.assign(context, { loaded: await row.load(context as Context<undefined, undefined>) });
    if (row.load && context.loaded === null) throw new HttpError(404);
    if (!may(context.actor, row.may)) return refuseEntry(context, response);
    send(await answerOf(row, context), context, request, response);
  };
}

/** A visitor is asked to log in and brought back; who is signed in is told that she may not. */
function refuseEntry(context: Context, response: Response): void {
  if (context.actor !== null) throw new HttpError(403);
  const { method, originalUrl } = context.request;
  const wanted = method === 'GET' ? `?wanted=${encodeURIComponent(originalUrl)}` : '';
  response.redirect(303, `/log-in${wanted}`);
}

async function answerOf(row: Route, context: Context): Promise<Answer> {
  if (!row.form) return row.handle(context);
  const { request_key: requestKey, ...typed } = typedIn(context.request);
  const uploadError = (context.request as { uploadError?: string }).uploadError;
  if (uploadError && row.upload) {
    const message = context.t(uploadError as 'common.upload.tooLarge', megabytes(row));
    return invalid(row, context, {
      values: typed,
      errors: [{ field: row.upload.field, message }],
      refusal: null,
    });
  }
  const read = readForm(row.form, typed, context.t);
  if ('state' in read) return invalid(row, context, read.state);
  Object.assign(context, { form: read.data });
  const handle = () => handleForm(row, context, typed);
  return typeof requestKey === 'string' && requestKey !== ''
    ? once(requestKey.slice(0, 64), context, handle)
    : handle();
}

async function handleForm(row: Route, context: Context, typed: Typed): Promise<Answer> {
  const answer = await row.handle(context);
  return isRefusal(answer) ? refused(row, context, typed, answer) : answer;
}

function refused(row: Route, context: Context, typed: Typed, refusal: Refusal): Promise<Answer> | Answer {
  if (row.invalid) return invalid(row, context, refusedState(typed, refusal, context.t));
  return page(refusalView(context.t(refusal.key, refusal.params), context), 409);
}

async function invalid(row: Route, context: Context, state: FormState): Promise<Answer> {
  if (!row.invalid) {
    const sentence = state.refusal ?? state.errors[0]?.message ?? context.t('common.form.invalid');
    return page(refusalView(sentence, context), 422);
  }
  return page(await row.invalid(context as Context<undefined>, state), 422);
}

/** Does the work for the first request with this key; repeats are sent where the first one led. */
async function once(requestKey: string, context: Context, work: () => Promise<Answer>): Promise<Answer> {
  const claim = await claimRequest(requestKey, context.now);
  if (!claim.first) {
    if (claim.location === null) throw new HttpError(409);
    return redirect(claim.location);
  }
  try {
    const answer = await work();
    if (!isRefusal(answer) && answer.kind === 'redirect') await settleRequest(requestKey, answer.to);
    else await releaseRequest(requestKey);
    return answer;
  } catch (error) {
    await releaseRequest(requestKey);
    throw error;
  }
}

function typedIn(request: Request): Record<string, string | string[]> {
  return { ...((request.body ?? {}) as Record<string, string | string[]>) };
}

function megabytes(row: Route): { megabytes: number } {
  return { megabytes: Math.round((row.upload?.maxBytes ?? 0) / 1024 / 1024) };
}
