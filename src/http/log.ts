/**
 * Logs requests without personal data: method, route pattern, status and time; never addresses with tokens, query
 * strings, bodies or names. One line at the end of a request, made by pino itself: a logger for each request, as
 * pino-http makes, cost more than looking a certificate up.
 */
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

declare module 'express-serve-static-core' {
  interface Request {
    /** Named on error pages and in the log. */
    id: string;
  }
}

/** Files and probes, which would drown the rest. */
const unlogged = /^\/(css|img|js|assets|healthz|readyz)/;

/** Stamps the request with its id and time of arrival, and logs its end. */
export function logRequests(log: Logger): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    request.id = randomUUID();
    request.arrivedAt = new Date();
    const started = performance.now();
    if (!unlogged.test(request.url))
      response.once('close', () => logEnd(log, request, response, performance.now() - started));
    next();
  };
}

function logEnd(log: Logger, request: Request, response: Response, milliseconds: number): void {
  const { statusCode: status, writableFinished } = response;
  const level = status >= 500 ? 'error' : 'info';
  if (!log.isLevelEnabled(level)) return;
  const line = {
    requestId: request.id,
    method: request.method,
    route: (request.route as { path?: string } | undefined)?.path ?? 'unmatched',
    status,
    milliseconds: Math.round(milliseconds),
    ...(response.locals.cause ? { err: response.locals.cause } : {}),
  };
  log[level](line, writableFinished ? 'request completed' : 'request aborted');
}
