/** Adds, changes and cancels single sessions of a class, and whole series. Those who enrolled are told of changes. */
import { audit } from '../../db/audit.ts';
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { type CohortRow, findSession, lockCohort, type SessionRow } from '../cohort.store.ts';
import { doorCode } from '../saveCohort.action.ts';
import { tellOfChange } from './tellOfChange.action.ts';
import {
  addSessions,
  hasAttendance,
  refreshPeriod,
  type SessionFacts,
  updateSession,
} from './timetable.store.ts';

/** Who does it, and when. */
export interface Doer {
  readonly actorId: number;
  readonly now: Date;
}

/** Adds sessions to an open class. */
export function addToTimetable(
  cohortId: number,
  sessions: readonly SessionFacts[],
  doer: Doer,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, cohortId);
    if (cohort?.state !== 'open') return refuse('ladders.refusal.notOpen');
    const coded = sessions.map((session) => ({ ...session, doorCode: doorCode() }));
    await addSessions(transaction, cohortId, coded);
    await refreshPeriod(transaction, cohortId);
    await note(transaction, 'session.add', cohortId, { count: sessions.length }, doer);
    return null;
  });
}

/** Changes a session; its time stays once someone was recorded there. Gives how many are told. */
export function changeSession(
  cohortId: number,
  session: SessionRow,
  facts: SessionFacts,
  place: string,
  doer: Doer,
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, cohortId);
    const objection = objectionTo(cohort);
    if (objection || !cohort) return objection ?? refuse('ladders.refusal.notOpen');
    const isMoved = !isSame(session.startsAt, facts.startsAt) || !isSame(session.endsAt, facts.endsAt);
    if (isMoved && (await hasAttendance(transaction, session.id)))
      return refuse('ladders.refusal.hasAttendance', {}, 'startsAt');
    await updateSession(transaction, session.id, facts, doer.now);
    await refreshPeriod(transaction, cohortId);
    const { startsAt, venueId, mode } = facts;
    await note(
      transaction,
      'session.change',
      cohortId,
      { sessionId: session.id, startsAt, venueId, mode },
      doer,
    );
    const news = { subject: String(session.id), when: startsAt, place, at: doer.now };
    return tellOfChange(transaction, cohort, { kind: 'sessionChanged', ...news });
  });
}

/** Cancels a session; nothing is deleted. Gives how many are told. */
export function cancelSession(
  cohortId: number,
  sessionId: number,
  place: string,
  doer: Doer,
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, cohortId);
    const objection = objectionTo(cohort);
    if (objection || !cohort) return objection ?? refuse('ladders.refusal.notOpen');
    const session = await findSession(cohortId, sessionId, transaction);
    if (!session || session.cancelledAt) return refuse('calendar.refusal.cancelled');
    if (await hasAttendance(transaction, sessionId)) return refuse('calendar.refusal.held');
    await updateSession(transaction, sessionId, { cancelledAt: doer.now }, doer.now);
    await refreshPeriod(transaction, cohortId);
    await note(transaction, 'session.cancel', cohortId, { sessionId }, doer);
    const news = { subject: String(sessionId), when: session.startsAt, place, at: doer.now };
    return tellOfChange(transaction, cohort, { kind: 'sessionCancelled', ...news });
  });
}

function objectionTo(cohort: CohortRow | null): Refusal | null {
  return cohort?.state === 'open' ? null : refuse('ladders.refusal.notOpen');
}

/** A `datetime-local` field knows whole minutes only. */
function isSame(one: Date, other: Date): boolean {
  return Math.floor(one.getTime() / 60_000) === Math.floor(other.getTime() / 60_000);
}

function note(
  transaction: Transaction,
  action: string,
  subjectId: number,
  after: Readonly<Record<string, string | number | Date | null>>,
  { actorId, now: at }: Doer,
): Promise<void> {
  return audit(transaction, { actorId, at, action, subjectKind: 'cohort', subjectId, after });
}
