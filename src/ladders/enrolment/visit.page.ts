/**
 * Where a visitor came from: the QR's code in the address, or one that her browser session opened before. A session
 * cookie keeps the codes, so that a scan is counted once for each browser session and survives log-in; nothing about
 * her is kept on the server.
 */
import type { Context } from '../../http/route.ts';
import { type CohortRow, findCohort, findCohortByCode } from '../cohort.store.ts';
import { recordScan } from './scan.action.ts';
import { findSourceAmong, findSourceByCode, type SourceRow } from './source.store.ts';
import { addScanned, readScanned } from './sourceCode.ts';

const cookieName = 'sources';

/** A class as its address opened it. */
export interface Visit {
  readonly cohort: CohortRow;
  readonly source: SourceRow | null;
  /** The address that was opened, which keeps the source. */
  readonly href: string;
}

/** Finds the class by its own code or by that of one of its sources. */
export async function loadVisit(context: Context<undefined, undefined>): Promise<Visit | null> {
  const code = context.param('enrolCode').toLowerCase();
  const href = `/e/${code}`;
  const cohort = await findCohortByCode(code);
  if (cohort) return { cohort, href, source: await findScanned(context, cohort) };
  const source = await findSourceByCode(code);
  const behind = source && (await findCohort(source.cohortId));
  return behind && { cohort: behind, href, source };
}

/** Counts the visit where its source was not yet opened in this browser session. */
export function noteVisit({ loaded, now, request, settings }: Context<unknown, Visit>): void {
  const { source, href } = loaded;
  if (!source || href !== `/e/${source.code}`) return;
  const codes = scannedIn(request.cookies);
  if (codes.at(-1) === source.code) return;
  if (!codes.includes(source.code)) recordScan(source.id, now);
  const secure = settings.baseUrl?.startsWith('https:') ?? false;
  const cookie = addScanned(codes, source.code);
  request.res?.cookie(cookieName, cookie, { sameSite: 'lax', httpOnly: true, secure });
}

async function findScanned({ request }: Context<undefined>, cohort: CohortRow): Promise<SourceRow | null> {
  const codes = scannedIn(request.cookies);
  return codes.length === 0 ? null : findSourceAmong(cohort.id, codes);
}

function scannedIn(cookies: unknown): string[] {
  const value = (cookies as Record<string, unknown> | undefined)?.[cookieName];
  return typeof value === 'string' ? readScanned(value) : [];
}
