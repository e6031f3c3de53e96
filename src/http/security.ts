/** Headers, cross-site request protection and rate limits. */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { type Options, rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Settings } from '../config.ts';
import { isForApi } from './problem.ts';
import { HttpError, type LimitName } from './route.ts';

/**
 * A strict Content-Security-Policy and the other protective headers: nothing inline, nothing from elsewhere. They are
 * the same for every answer, so helmet works them out once.
 */
export function protectiveHeaders(settings: Settings): RequestHandler {
  const headers = headersOf(helmetFor(settings));
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

/** Lets one page compile WebAssembly, which it still may fetch from here only. */
export function allowWebAssembly(_request: Request, response: Response, next: NextFunction): void {
  const policy = String(response.getHeader('Content-Security-Policy'));
  response.setHeader(
    'Content-Security-Policy',
    policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
  );
  next();
}

/** The headers that a middleware sets on whatever answer. */
function headersOf(middleware: RequestHandler): Map<string, string> {
  const headers = new Map<string, string>();
  const recorder = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: () => {},
  };
  middleware({} as Request, recorder as unknown as Response, (error?: unknown) => {
    if (error) throw error;
  });
  return headers;
}

function helmetFor(settings: Settings): RequestHandler {
  const overHttps = settings.baseUrl?.startsWith('https:') ?? false;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...(overHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: overHttps,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
}

/**
 * Refuses unsafe requests that another site makes the browser send. Browsers since 2020 say so in `Sec-Fetch-Site`;
 * older ones send `Origin` with every POST (Fetch Standard §3.2), which must be ours. A request with neither header
 * is refused. No token in the form, so a page left open overnight still submits and nothing typed is lost. The API
 * reads no cookie, so no browser can be made to act for someone there.
 */
export function refuseCrossSite(request: Request, _response: Response, next: NextFunction): void {
  const site = request.get('sec-fetch-site');
  const isSafe = ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  const isOurs = site === 'same-origin' || (site === undefined && isOwnOrigin(request));
  next(isSafe || isOurs || isForApi(request) ? undefined : new HttpError(403, 'cross-site request'));
}

function isOwnOrigin(request: Request): boolean {
  const source = request.get('origin') ?? request.get('referer');
  if (!source || !URL.canParse(source)) return false;
  return new URL(source).host === request.get('host');
}

const minutes = 60_000;

/**
 * Requests from one address in a window. A hall shares one address, so sign-up is generous. Guesses at a certificate's
 * holder are counted for the certificate, whoever asks. Opening the empty form for a number is no look-up.
 */
const limits: Record<LimitName, Partial<Options>> = {
  logIn: { limit: 20, windowMs: 15 * minutes, skipSuccessfulRequests: true },
  signUp: { limit: 1000, windowMs: 5 * minutes },
  verify: { limit: 300, windowMs: minutes },
  numberLookUp: { limit: 20, windowMs: 10 * minutes, skip: ({ query }) => !isFilledIn(query.number) },
  holderCheck: { limit: 10, windowMs: 60 * minutes, keyGenerator: (request) => String(request.params.token) },
  receipt: { limit: 60, windowMs: 10 * minutes },
};

function isFilledIn(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** One limiter for each kind of limited route; limits count for this process. */
export function rateLimits(): Record<LimitName, RequestHandler> {
  const entries = Object.entries(limits).map(([name, options]) => [
    name,
    rateLimit({
      ...options,
      standardHeaders: 'draft-6',
      legacyHeaders: false,
      requestWasSuccessful: (_request, response) => response.statusCode < 400,
      handler: (_request, _response, next) => next(new HttpError(429)),
    }),
  ]);
  return Object.fromEntries(entries);
}
