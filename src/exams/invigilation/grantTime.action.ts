/** Extra time before a sitting, minutes granted during it, and what its page reports. Each with its reason in the audit. */
import { audit } from '../../db/audit.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import type { ExamRow } from '../exam.store.ts';
import { lockSitting } from '../sitting.store.ts';
import { deadlineOf, isDue } from '../sittingClock.ts';
import {
  addEvent,
  countEvents,
  lockOpenSittings,
  saveAllowance,
  saveSeen,
  saveTime,
} from './invigilation.store.ts';
import type { reportedKinds } from './sittingEvent.ts';

/** Who grants, when and why. */
export interface Grant {
  readonly actorId: number;
  readonly now: Date;
  readonly reason: string;
}

/** Most events of one kind that are written down of a sitting: a page that flickers must not fill the table. */
const mostEvents = 200;

/** Gives someone extra time in an exam; a sitting that is under way gets it at once. */
export function allowExtraTime(
  exam: ExamRow,
  personId: number,
  extraPercent: number,
  { actorId, now, reason }: Grant,
): Promise<void> {
  return unitOfWork(async (transaction) => {
    await saveAllowance(transaction, {
      examId: exam.id,
      personId,
      extraPercent,
      reason,
      setById: actorId,
      setAt: now,
    });
    for (const sitting of await lockOpenSittings(transaction, exam.id, personId)) {
      const { id, startedAt, grantedMinutes } = sitting;
      const deadlineAt = deadlineOf(startedAt, exam.minutes, exam.closesAt, { extraPercent, grantedMinutes });
      await saveTime(transaction, id, { extraPercent, grantedMinutes, deadlineAt });
    }
    await audit(transaction, {
      ...{ actorId, at: now, action: 'sitting.allow', subjectKind: 'exam', subjectId: exam.id },
      after: { personId, extraPercent, reason },
    });
  });
}

/**
 * Grants minutes to one person or to all who are still writing; gives to how many. Sittings whose time and grace are
 * over have ended and get none.
 */
export function grantMinutes(
  exam: ExamRow,
  personId: number | null,
  minutes: number,
  { actorId, now, reason }: Grant,
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const open = await lockOpenSittings(transaction, exam.id, personId);
    const writing = open.filter(({ deadlineAt }) => !isDue(now, deadlineAt));
    if (writing.length === 0) return refuse('invigilation.refusal.nobody');
    for (const { id, startedAt, extraPercent, grantedMinutes: before } of writing) {
      const grantedMinutes = before + minutes;
      const deadlineAt = deadlineOf(startedAt, exam.minutes, exam.closesAt, { extraPercent, grantedMinutes });
      await saveTime(transaction, id, { extraPercent, grantedMinutes, deadlineAt });
      await addEvent(transaction, { sittingId: id, kind: 'granted', minutes, reason, actorId, at: now });
    }
    await audit(transaction, {
      ...{ actorId, at: now, action: 'sitting.grant', subjectKind: 'exam', subjectId: exam.id },
      after: { minutes, reason, sittings: writing.map(({ id }) => id) },
    });
    return writing.length;
  });
}

/** What a candidate's page says of itself: that it is there, and what happened; gives the deadline. */
export function noteReport(
  examId: number,
  personId: number,
  kind: (typeof reportedKinds)[number] | null,
  now: Date,
): Promise<{ deadlineAt: Date; submittedAt: Date | null } | Refusal> {
  return unitOfWork(async (transaction) => {
    const sitting = await lockSitting(transaction, examId, personId);
    if (!sitting) return refuse('exams.refusal.notStarted');
    const { id, deadlineAt, submittedAt } = sitting;
    if (submittedAt) return { deadlineAt, submittedAt };
    await saveSeen(transaction, id, now);
    const blank = { minutes: null, reason: null, actorId: null };
    if (kind && (await countEvents(transaction, id, kind)) < mostEvents)
      await addEvent(transaction, { ...blank, sittingId: id, kind, at: now });
    return { deadlineAt, submittedAt };
  });
}
