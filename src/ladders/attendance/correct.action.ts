/** Staff correct what is recorded of someone at a session, with a reason; all that was recorded before is kept. */
import { lockPerson } from '../../accounts/person.store.ts';
import { audit } from '../../db/audit.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { recordEntry } from './entry.store.ts';
import type { Presence } from './history.ts';
import type { SessionTimes } from './minutes.ts';

/** What holds from now on; check-in null: she was not there. */
export interface Correction {
  readonly checkedInAt: Date | null;
  readonly checkedOutAt: Date | null;
  readonly reason: string;
}

/** Records the correction. */
export function correctAttendance(
  session: SessionTimes & { readonly id: number },
  personId: number,
  correction: Correction,
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  const { checkedInAt, checkedOutAt } = correction;
  return unitOfWork(async (transaction) => {
    if (session.startsAt > now) return refuse('ladders.refusal.checkIn.early');
    if (checkedInAt && checkedOutAt && checkedOutAt <= checkedInAt)
      return refuse('attendance.refusal.times', {}, 'checkedOutAt');
    await lockPerson(transaction, personId);
    const entry = { ...correction, action: 'correct', method: 'correction', at: now } as const;
    const recorded = { ...entry, recordedById: actorId };
    const { before, after } = await recordEntry(transaction, session, personId, recorded, now);
    const subject = { action: 'attendance.correct', subjectKind: 'session', subjectId: session.id };
    await audit(transaction, {
      ...subject,
      actorId,
      at: now,
      before: { personId, ...facts(before) },
      after: { personId, ...facts(after), reason: correction.reason },
    });
    return null;
  });
}

function facts(presence: Presence | null): object {
  if (!presence) return { isPresent: false };
  const { method, checkedInAt, checkedOutAt, minutes } = presence;
  return { isPresent: true, method, checkedInAt, checkedOutAt, minutes };
}
