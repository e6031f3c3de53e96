/** All attendances of a class, and what was decided about completions in it. */
import type { Transaction } from '../../db/unitOfWork.ts';
import { Session } from '../cohort.model.ts';
import { Attendance } from '../enrolment.model.ts';
import type { AttendanceMethod } from '../roll.ts';
import type { Decision } from './completion.ts';
import { CompletionDecision } from './decision.model.ts';

/** That someone was at a session of the class. */
export interface ClassAttendance {
  readonly sessionId: number;
  readonly personId: number;
  readonly method: AttendanceMethod;
  readonly checkedInAt: Date;
  readonly checkedOutAt: Date | null;
  readonly checkOutMethod: AttendanceMethod | null;
  readonly minutes: number | null;
  readonly recordedById: number | null;
}

/** A session of the class that was or will be held. */
export interface ClassSession {
  readonly id: number;
  readonly kind: 'theory' | 'practice';
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A decision about someone's completion. */
export interface DecisionRow {
  readonly personId: number;
  readonly decision: Decision;
  readonly reason: string;
  readonly decidedById: number;
  readonly decidedAt: Date;
}

/** The sessions of a class in order, without cancelled ones. */
export async function findHeldSessions(cohortId: number, transaction?: Transaction): Promise<ClassSession[]> {
  const rows = await Session.findAll({
    where: { cohortId, cancelledAt: null },
    order: [['startsAt', 'ASC']],
    transaction: transaction ?? null,
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** Who was at which of these sessions. */
export async function findClassAttendances(
  sessionIds: readonly number[],
  transaction?: Transaction,
): Promise<ClassAttendance[]> {
  const rows = await Attendance.findAll({
    where: { sessionId: [...sessionIds] },
    transaction: transaction ?? null,
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** What one person attended of these sessions. */
export async function findOwnAttendances(
  personId: number,
  sessionIds?: readonly number[],
): Promise<ClassAttendance[]> {
  const where = sessionIds ? { personId, sessionId: [...sessionIds] } : { personId };
  const rows = await Attendance.findAll({ where, order: [['checkedInAt', 'DESC']], limit: 200 });
  return rows.map((row) => row.get({ plain: true }));
}

/** All decisions of a class, oldest first: of each person the last holds. */
export async function findDecisions(cohortId: number, transaction?: Transaction): Promise<DecisionRow[]> {
  const rows = await CompletionDecision.findAll({
    where: { cohortId },
    order: [['id', 'ASC']],
    transaction: transaction ?? null,
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** Keeps a decision. */
export async function addDecision(
  transaction: Transaction,
  decision: DecisionRow & { readonly cohortId: number },
): Promise<void> {
  await CompletionDecision.create(decision, { transaction });
}
