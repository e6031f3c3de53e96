/**
 * Logs requests without personal data: method, route pattern, status and time; never addresses with tokens, query
 * strings, bodies or names.
 */
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** Stamps the request with its id and time of arrival, and logs its end. */
export function logRequests(log: Logger): RequestHandler {
  const logger = pinoHttp<Request, Response>({
    logger: log,
    genReqId: () => randomUUID(),
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    customSuccessObject: (request, response) => ({
      requestId: request.id,
      method: request.method,
      route: request.route?.path ?? 'unmatched',
      status: response.statusCode,
    }),
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
    quietReqLogger: true,
    autoLogging: { ignore: (request) => /^\/(css|img|js|assets|healthz|readyz)/.test(request.url) },
  });
  return (request: Request, response: Response, next: NextFunction) => {
    request.arrivedAt = new Date();
    logger(request, response, next);
  };
}
