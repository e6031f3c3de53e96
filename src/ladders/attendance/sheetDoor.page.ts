/** Checking in by the printed sheet, where an organiser allows it; and what is recorded of oneself at a session. */
import { type FormState, freshState } from '../../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { isRefusal, refuse } from '../../refusal.ts';
import { recordScan } from '../checkIn.action.ts';
import { findSessionByDoorCode } from '../cohort.store.ts';
import { doorView, ownPresenceView } from './door.view.ts';
import { doorFacts } from './doorFacts.page.ts';
import { findPresence } from './entry.store.ts';
import { presenceLine, sessionHead } from './session.view.ts';
import { findTaught, type Taught } from './taught.store.ts';

/** Loads the session that the printed code names. */
export async function loadSheetDoor(context: Context): Promise<Taught | null> {
  const session = await findSessionByDoorCode(context.param('doorCode').toLowerCase());
  return session && findTaught(session.id);
}

/** The page behind the printed code: one button, or that only the screen's code counts. */
export async function showSheetDoor(context: Context<unknown, Taught>): Promise<Answer> {
  return page(await renderSheetDoor(context, freshState()));
}

/** The page with why a check-in was refused. */
export async function renderSheetDoor(context: Context<unknown, Taught>, state: FormState): Promise<View> {
  const { loaded, me, now, t } = context;
  const facts = await doorFacts(loaded, me.id, now, t);
  const isShut = !loaded.session.hasDoorSheet && facts.offer !== 'done';
  const shut = { ...facts, offer: 'barred', status: t('attendance.refusal.noDoorSheet') } as const;
  return doorView(t('ladders.door.title'), {
    ...sessionHead(loaded, context),
    ...(isShut ? shut : facts),
    action: `/check-in/${loaded.session.doorCode}`,
    pass: null,
    refusal: state.refusal,
  });
}

/** Checks her in or out. */
export async function passSheetDoor(
  context: Context<{ direction: 'in' | 'out'; walkIn: boolean }, Taught>,
): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const { session } = loaded;
  if (!session.hasDoorSheet) return refuse('attendance.refusal.noDoorSheet');
  const { direction, walkIn: isWalkIn } = form;
  const scan = { direction, method: 'doorSheet', at: now, recordedById: me.id, isWalkIn } as const;
  const answer = await recordScan(session, me.id, scan, now);
  if (isRefusal(answer)) return answer;
  return redirect(`/door/sessions/${session.id}`, done(t(`attendance.done.${direction}`)));
}

/** Loads a session for what is recorded of oneself there. */
export function loadAnySession(context: Context): Promise<Taught | null> {
  return findTaught(context.idParam('sessionId'));
}

/** What is recorded of her at a session. */
export async function showOwnPresence(context: Context<unknown, Taught>): Promise<Answer> {
  const { loaded, me, t } = context;
  const presence = await findPresence(loaded.session.id, me.id);
  return page(
    ownPresenceView(t('ladders.door.title'), {
      ...sessionHead(loaded, context),
      line: presence && presenceLine(presence, loaded.session, t),
      isIn: presence !== null && presence.checkedOutAt === null,
    }),
  );
}
