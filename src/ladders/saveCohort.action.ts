/** Makes a class with its sessions, changes it, or calls it off. */
import { randomBytes } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { addCohort, lockCohort, updateCohort } from './cohort.store.ts';
import { planSessions } from './sessionPlan.ts';

/** What an organiser fills in for a new class. */
export interface NewCohort {
  readonly courseId: number;
  readonly venue: string;
  readonly community: string | null;
  readonly trainerName: string;
  readonly capacity: number;
  readonly startsAt: Date;
  readonly sessionCount: number;
  readonly sessionMinutes: number;
  readonly daysBetween: number;
}

/** Makes a class and its sessions; returns its id. */
export function createCohort(plan: NewCohort, actorId: number, now: Date): Promise<number> {
  const { courseId, venue, community, trainerName, capacity, startsAt } = plan;
  const sessions = planSessions(plan).map((session) => ({ ...session, doorCode: randomCode(10) }));
  const endsAt = sessions.at(-1)?.endsAt ?? startsAt;
  const enrolCode = randomCode(5);
  const code = `C${now.getUTCFullYear()}-${enrolCode.slice(0, 5).toUpperCase()}`;
  return unitOfWork(async (transaction) => {
    const row = { code, courseId, venue, community, trainerName, startsAt, endsAt, capacity, enrolCode };
    const id = await addCohort(transaction, { ...row, state: 'open', createdAt: now }, sessions);
    await audit(transaction, {
      actorId,
      at: now,
      action: 'cohort.create',
      subjectKind: 'cohort',
      subjectId: id,
      after: { code, capacity },
    });
    return id;
  });
}

/** Changes a class's place, trainer and capacity. */
export function changeCohort(
  id: number,
  changes: Pick<NewCohort, 'venue' | 'community' | 'trainerName' | 'capacity'>,
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const before = await lockCohort(transaction, id);
    if (before?.state !== 'open') return refuse('ladders.refusal.notOpen');
    await updateCohort(transaction, id, changes);
    const subject = { actorId, at: now, action: 'cohort.change', subjectKind: 'cohort', subjectId: id };
    await audit(transaction, {
      ...subject,
      before: { capacity: before.capacity },
      after: { capacity: changes.capacity },
    });
    return null;
  });
}

/** Calls a class off. */
export function cancelCohort(id: number, actorId: number, now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const before = await lockCohort(transaction, id);
    if (before?.state !== 'open') return refuse('ladders.refusal.notOpen');
    await updateCohort(transaction, id, { state: 'cancelled' });
    const subject = { actorId, at: now, action: 'cohort.cancel', subjectKind: 'cohort', subjectId: id };
    await audit(transaction, { ...subject, before: { state: before.state }, after: { state: 'cancelled' } });
    return null;
  });
}

/** An unguessable code without letters that look alike; two characters for each byte. */
function randomCode(size: number): string {
  const alphabet = 'abcdefghjkmnpqrstvwxyz23456789';
  return [...randomBytes(size * 2)].map((byte) => alphabet[byte % alphabet.length]).join('');
}
