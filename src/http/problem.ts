/**
 * Errors for programs: `application/problem+json` (RFC 9457), for every address under the API's prefix. No cookie is
 * read there: who asks shows a key.
 */
import type { Request, Response } from 'express';
import type { TranslationKey } from '../i18n/texts.ts';
import type { Context } from './route.ts';
import { HttpError } from './route.ts';

/** Where the API lives. Every address under it is opened by a key, or is open to anyone without a session. */
export const apiPrefix = '/api/v1/';

/** One thing that is wrong with what was sent. */
export interface InputError {
  /** Where, as a JSON pointer into `{ path, query, body }`: `/body/numbers/3` */
  readonly pointer: string;
  readonly detail: string;
}

/** An error that the API explains in more words than its status has. */
export class ApiError extends HttpError {
  readonly detail: TranslationKey | null;
  readonly params: Record<string, string | number>;
  readonly headers: Record<string, string>;
  readonly errors: readonly InputError[];

  constructor(
    status: number,
    more: Partial<Pick<ApiError, 'detail' | 'params' | 'headers' | 'errors'>> = {},
  ) {
    super(status);
    this.detail = more.detail ?? null;
    this.params = more.params ?? {};
    this.headers = more.headers ?? {};
    this.errors = more.errors ?? [];
  }
}

/** Whether a request is for the API. */
export function isForApi(request: Request): boolean {
  return request.path.startsWith(apiPrefix);
}

/** Sends an error as a problem document in the caller's language. */
export function sendProblem(
  status: ProblemStatus,
  error: unknown,
  { t, baseUrl, request }: Context,
  response: Response,
): void {
  const known = error instanceof ApiError ? error : null;
  const body = {
    type: `${baseUrl}/api#problem-${status}`,
    title: t(`common.error.${status}.title`),
    status,
    detail: known?.detail ? t(known.detail, known.params) : t(`common.error.${status}.explanation`),
    requestId: String(request.id),
    ...(known && known.errors.length > 0 ? { errors: known.errors } : {}),
  };
  response
    .status(status)
    .set({ 'Cache-Control': 'no-store', ...known?.headers })
    .type('application/problem+json')
    .send(JSON.stringify(body));
}

type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;
