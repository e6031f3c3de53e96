/** What the door offers to someone: to check in or out, to enrol on the spot, or why not. */
import { randomUUID } from 'node:crypto';
import type { Translate } from '../../i18n/translate.ts';
import { countPlaces } from '../cohort.store.ts';
import { countWaiting, findEnrolment } from '../enrolment.store.ts';
import type { DoorFacts } from './door.view.ts';
import { findPresence } from './entry.store.ts';
import { checkInWindow, checkOutWindow } from './minutes.ts';
import { presenceLine } from './session.view.ts';
import type { Taught } from './taught.store.ts';

/** The one thing that she can do now. */
export async function doorFacts(
  taught: Taught,
  personId: number,
  now: Date,
  t: Translate,
): Promise<DoorFacts> {
  const { session, cohort } = taught;
  const requestKey = randomUUID();
  const barred = (status: string) => ({ offer: 'barred', status, requestKey }) as const;
  if (cohort.state === 'cancelled') return barred(t('ladders.refusal.cancelled'));
  if (session.cancelledAt) return barred(t('attendance.refusal.sessionCancelled'));
  const presence = await findPresence(session.id, personId);
  if (presence) {
    const status = presenceLine(presence, session, t);
    const canLeave = !presence.checkedOutAt && checkOutWindow(session, now) === 'open';
    return { offer: canLeave ? 'out' : 'done', status, requestKey };
  }
  const window = checkInWindow(session, now);
  if (window !== 'open') return barred(t(`ladders.refusal.checkIn.${window}`));
  const place = await findEnrolment(cohort.id, personId);
  if (place?.state === 'confirmed' || place?.state === 'completed')
    return { offer: 'in', status: null, requestKey };
  if (place?.state === 'waitlisted') return barred(t('ladders.refusal.waiting'));
  if (place?.state === 'offered') return barred(t('attendance.refusal.offered'));
  const free = cohort.capacity - ((await countPlaces([cohort.id])).get(cohort.id) ?? 0);
  if (free <= 0 || (await countWaiting(cohort.id)) > 0) return barred(t('attendance.refusal.full'));
  return { offer: 'walkIn', status: t('attendance.door.notEnrolled', { free }), requestKey };
}
