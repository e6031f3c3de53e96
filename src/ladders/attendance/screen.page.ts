/** The trainer's screen with the code that changes, and the printed sheet where an organiser allows it. */
import { randomUUID } from 'node:crypto';
import { audit } from '../../db/audit.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import { type Answer, type Context, done, json, page, redirect } from '../../http/route.ts';
import { showTime } from '../../i18n/dates.ts';
import { qrDataUrl } from '../../lib/qrSvg.ts';
import { aheadOfUtc } from '../../lib/timeZone.ts';
import { findSession, type SessionRow } from '../cohort.store.ts';
import { doorCode, nextCodeAt } from './doorCode.ts';
import { countPresence } from './entry.store.ts';
import { doorSheetView, type ScreenCode, screenView } from './screen.view.ts';
import { doorSecret } from './secrets.store.ts';
import { sessionHead } from './session.view.ts';
import { allowDoorSheet, countExpected, findTaught, type Taught } from './taught.store.ts';

/** The screen, with the code of this moment. */
export async function showScreen(context: Context<unknown, Taught>): Promise<Answer> {
  const { loaded, t } = context;
  const { id } = loaded.session;
  return page(
    screenView(t('attendance.screen.title'), {
      ...sessionHead(loaded, context),
      isCancelled: loaded.session.cancelledAt !== null || loaded.cohort.state === 'cancelled',
      code: await codeNow(context),
      codeHref: `/teaching/sessions/${id}/door/code`,
      rollHref: `/teaching/sessions/${id}`,
    }),
  );
}

/** The code of this moment, for the screen's script. */
export async function nextCode(context: Context<unknown, Taught>): Promise<Answer> {
  return json(await codeNow(context));
}

async function codeNow({ loaded, now, baseUrl, settings }: Context<unknown, Taught>): Promise<ScreenCode> {
  const { session, cohort } = loaded;
  const url = `${baseUrl}/door/${doorCode(doorSecret(session), session.id, now)}`;
  const [{ came, left }, expected] = await Promise.all([
    countPresence(session.id),
    countExpected([cohort.id]),
  ]);
  return {
    url,
    qr: qrDataUrl(url),
    came,
    left,
    expected: expected.get(cohort.id) ?? 0,
    time: showTime(now),
    nowMs: now.getTime(),
    aheadMs: aheadOfUtc(now, settings.timeZone),
    nextAtMs: nextCodeAt(now).getTime(),
  };
}

/** Loads the session of a class, for organisers. */
export async function loadSessionOfCohort(context: Context): Promise<Taught | null> {
  const session: SessionRow | null = await findSession(
    context.idParam('cohortId'),
    context.idParam('sessionId'),
  );
  return session && findTaught(session.id);
}

/** The sheet to print, or why there is none and the way to allow it. */
export function showDoorSheet(context: Context<unknown, Taught>): Answer {
  const { loaded, t, baseUrl } = context;
  const { session } = loaded;
  const url = `${baseUrl}/check-in/${session.doorCode}`;
  const base = `/admin/cohorts/${session.cohortId}`;
  return page(
    doorSheetView(t('ladders.door.sheet'), {
      ...sessionHead(loaded, context),
      isAllowed: session.hasDoorSheet,
      qr: session.hasDoorSheet ? qrDataUrl(url) : null,
      url,
      action: `${base}/sessions/${session.id}/door`,
      backHref: base,
      screenHref: `/teaching/sessions/${session.id}/door`,
      requestKey: randomUUID(),
    }),
  );
}

/** Allows the printed sheet, or no longer. */
export async function switchDoorSheet(context: Context<{ allow: boolean }, Taught>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const { id, cohortId, hasDoorSheet } = loaded.session;
  await unitOfWork(async (transaction) => {
    await allowDoorSheet(transaction, id, form.allow);
    const subject = { action: 'session.doorSheet', subjectKind: 'session', subjectId: id };
    const change = { before: { hasDoorSheet }, after: { hasDoorSheet: form.allow } };
    await audit(transaction, { ...subject, ...change, actorId: me.id, at: now });
  });
  const text = t(form.allow ? 'attendance.sheet.allowed' : 'attendance.sheet.ended');
  return redirect(`/admin/cohorts/${cohortId}/sessions/${id}/door`, done(text));
}
