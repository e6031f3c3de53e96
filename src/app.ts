/** Puts the application together: security, static files, the public verification room, sessions, and every room's routes. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { routes as duplicates } from './accounts/duplicates/routes.ts';
import { routes as exports } from './accounts/export/routes.ts';
import { routes as imports } from './accounts/import/routes.ts';
import { routes as photos } from './accounts/photo/routes.ts';
import { routes as accounts } from './accounts/routes.ts';
import { routes as machines } from './certificates/machines/routes.ts';
import { routes as certificates } from './certificates/routes.ts';
import { routes as templates } from './certificates/templates/routes.ts';
import { findParticipations } from './competitions/participation.store.ts';
import { routes as competitions } from './competitions/routes.ts';
import type { Settings } from './config.ts';
import { routes as analysis } from './exams/analysis/routes.ts';
import { routes as exchange } from './exams/exchange/routes.ts';
import { routes as invigilation } from './exams/invigilation/routes.ts';
import { routes as questions } from './exams/questions/routes.ts';
import { routes as exams } from './exams/routes.ts';
import { routes as external } from './external/routes.ts';
import { routes as feedback } from './feedback/routes.ts';
import type { Application } from './http/context.ts';
import { errorPages, notFound } from './http/errorPage.ts';
import { health } from './http/health.ts';
import { logRequests } from './http/log.ts';
import { mount } from './http/pipeline.ts';
import { apiPrefix } from './http/problem.ts';
import type { AnyRoute } from './http/route.ts';
import { protectiveHeaders, rateLimits, refuseCrossSite } from './http/security.ts';
import { useSessions } from './http/session.ts';
import { loadTemplates } from './http/view.ts';
import { routes as insights } from './insights/routes.ts';
import { routes as issuing } from './issuing/routes.ts';
import { routes as keys } from './keys/routes.ts';
import { routes as assessment } from './ladders/assessment/routes.ts';
import { routes as attendance } from './ladders/attendance/routes.ts';
import { routes as calendar } from './ladders/calendar/routes.ts';
import { routes as enrolment } from './ladders/enrolment/routes.ts';
import { routes as stations } from './ladders/enrolment/stations/routes.ts';
import { routes as privacy } from './ladders/people/routes.ts';
import { routes as ladders } from './ladders/routes.ts';
import { useParticipations } from './ladders/rules/participations.ts';
import { routes as ladderRules } from './ladders/rules/routes.ts';
import { routes as notices } from './notices/routes.ts';
import { keyGate } from './partners/keyGate.page.ts';
import { routes as partners } from './partners/routes.ts';
import { routes as transparency } from './transparency/routes.ts';
import { routes as verification } from './verification/routes.ts';

useParticipations(findParticipations);

/** Every room's table of URLs; what the public asks most comes first. */
export const rooms: readonly (readonly AnyRoute[])[] = [
  verification,
  imports,
  exports,
  duplicates,
  accounts,
  photos,
  certificates,
  machines,
  templates,
  enrolment,
  calendar,
  stations,
  ladders,
  ladderRules,
  privacy,
  assessment,
  attendance,
  feedback,
  analysis,
  exchange,
  invigilation,
  questions,
  exams,
  competitions,
  insights,
  keys,
  transparency,
  external,
  issuing,
  notices,
  partners,
];

/** What an application is made from. */
export interface Parts {
  readonly settings: Settings;
  readonly log: Logger;
  /** Signs session cookies. */
  readonly sessionSecret: string;
  /** The origin for QR codes; known once the server listens. */
  readonly baseUrl: () => string;
}

/** Makes the whole application, with nothing left out; tests use the same one. */
export function createApp({ settings, log, sessionSecret, baseUrl }: Parts): Express {
  const application: Application = { settings, limits: rateLimits(), keyGate: keyGate(settings), baseUrl };
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', settings.trustedProxies);
  app.set('query parser', 'simple');
  app.set('etag', false);
  loadTemplates({ reload: settings.environment === 'development' });
  app.use(logRequests(log));
  app.use(protectiveHeaders(settings));
  app.use(health());
  const rows = rooms.flat() as AnyRoute[];
  app.use(
    cookieParser(),
    express.urlencoded({ extended: true, limit: '1mb' }),
    express.json({ limit: '1mb' }),
  );
  app.use(refuseCrossSite);
  mount(app, application, rows.filter(isWithoutSession));
  app.use(apiPrefix, notFound);
  serveFiles(app, settings);
  useSessions(app, settings, sessionSecret);
  mount(
    app,
    application,
    rows.filter((row) => !isWithoutSession(row)),
  );
  app.use(notFound);
  app.use(errorPages(application, log));
  return app;
}

function isWithoutSession(row: AnyRoute): boolean {
  return row.session === false || row.access === 'apiKey';
}

function serveFiles(app: Express, settings: Settings): void {
  const maxAge = settings.environment === 'development' ? 0 : '30d';
  const bootstrap = dirname(createRequire(import.meta.url).resolve('bootstrap/package.json'));
  app.use('/assets/bootstrap', express.static(join(bootstrap, 'dist/css'), { maxAge, index: false }));
  for (const file of ['barcode-detector/ponyfill', 'zxing-wasm/reader/zxing_reader.wasm'])
    app.use('/assets/scanner', express.static(folderOf(file), { maxAge, index: false }));
  app.use(express.static(fileURLToPath(new URL('../public/', import.meta.url)), { maxAge, index: false }));
}

/** The folder of a library's file. */
function folderOf(file: string): string {
  return dirname(fileURLToPath(import.meta.resolve(file)));
}
