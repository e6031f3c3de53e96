/** Turns errors into pages in both languages, with the request's id. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { sendPage } from './answer.ts';
import { type Application, contextOf } from './context.ts';
import { type Explained, errorPageView, explained } from './errorView.ts';
import { apiContextOf } from './keyed.ts';
import { isForApi, sendProblem } from './problem.ts';
import { HttpError } from './route.ts';

/** Answers requests that no route took. */
export function notFound(_request: Request, _response: Response): void {
  throw new HttpError(404);
}

/** Shows an error as a page; what was not expected is logged, without the request's contents. */
export function errorPages(application: Application, log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    const status = statusOf(error);
    if (status >= 500)
      log.error({ err: error, requestId: request.id, route: request.route?.path }, 'request failed');
    if (response.headersSent) return next(error);
    if (isForApi(request)) {
      sendProblem(status, error, apiContextOf(request, response, application), response);
      return;
    }
    const context = contextOf(request, response, application);
    sendPage(errorPageView(status, context), status, context, request, response);
  };
}

function statusOf(error: unknown): Explained {
  const status = (error as { status?: unknown } | null)?.status;
  return explained.find((known) => known === status) ?? (status === 415 ? 400 : 500);
}
