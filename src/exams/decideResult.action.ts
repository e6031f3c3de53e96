/**
 * Decides an exam's result once both parts are there: in the unit of work that brings the last mark. A pass records the
 * tier and issues the certificate in the same unit.
 */
import { lockPerson } from '../accounts/person.store.ts';
import type { Issuer } from '../certificates/certificateAward.ts';
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { findAchievements } from '../ladders/achievement.store.ts';
import { findCohort } from '../ladders/cohort.store.ts';
import { passTier } from '../ladders/passTier.action.ts';
import { recordPartPass } from '../ladders/rules/recordPartPass.action.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { ExamRow } from './exam.store.ts';
import { decide } from './passRule.ts';
import { practicalMark } from './practicalMark.ts';
import { addResult, findPracticals, findResult } from './result.store.ts';
import { findSitting } from './sitting.store.ts';

/** Whose result may be decided, by whose act and when. */
export interface Occasion {
  readonly exam: ExamRow;
  readonly personId: number;
  /** people.id; null: the system itself. */
  readonly actorId: number | null;
  readonly now: Date;
  readonly issuer: Issuer;
}

/**
 * Does work on a candidate and decides her result in one unit of work, with the person locked. Where only the
 * decision is refused (the certificate can't be printed), the work is kept and the result stays undecided.
 */
export async function decideAfter<T>(
  occasion: Occasion,
  work: (transaction: Transaction) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const training = await findTraining(occasion);
  let objection: Refusal | null = null;
  const outcome = await unitOfWork(async (transaction) => {
    await lockPerson(transaction, occasion.personId);
    const done = await work(transaction);
    if (isRefusal(done)) return done;
    objection = await decideResult(transaction, occasion, training);
    return objection ?? done;
  });
  return objection !== null && outcome === objection ? unitOfWork(work) : outcome;
}

interface Training {
  readonly startsOn: Date | null;
  readonly endsOn: Date | null;
}

/** When the person took the exam's course, for her certificate. */
async function findTraining({ exam, personId }: Occasion): Promise<Training> {
  const achievements = await findAchievements(personId);
  const completion = achievements.findLast(
    ({ kind, courseId, sourceKind }) =>
      kind === 'completion' && courseId === exam.courseId && sourceKind === 'cohort',
  );
  const cohort = completion ? await findCohort(completion.sourceId) : null;
  return { startsOn: cohort?.startsAt ?? null, endsOn: cohort?.endsAt ?? null };
}

async function decideResult(
  transaction: Transaction,
  { exam, personId, actorId, now, issuer }: Occasion,
  training: Training,
): Promise<Refusal | null> {
  if (await findResult(exam.id, personId, transaction)) return null;
  const theory = (await findSitting(exam.id, personId, transaction))?.theoryMarks ?? null;
  const sheets = await findPracticals(exam.id, personId, transaction);
  const totals = sheets.map(({ marks }) => marks);
  const practical = practicalMark(totals, exam.assessorsNeeded);
  for (const [part, mark] of [
    ['theory', theory],
    ['practical', practical],
  ] as const)
    if (mark !== null && mark >= exam.passMark) {
      const course = { courseId: exam.courseId, examId: exam.id };
      await recordPartPass(transaction, { personId, ...course, part, at: now });
    }
  if (theory === null || practical === null) return null;
  const { passed } = decide(theory, practical, exam.passMark);
  const pass = {
    personId,
    courseId: exam.courseId,
    sourceKind: 'exam',
    sourceId: exam.id,
    passedAt: now,
  } as const;
  const certificateId = passed
    ? await passTier(transaction, { ...pass, ...training, actorId }, issuer)
    : null;
  if (isRefusal(certificateId)) return certificateId;
  const marks = { theoryMarks: theory, practicalMarks: practical, passed };
  await addResult(transaction, { examId: exam.id, personId, ...marks, certificateId, decidedAt: now });
  const subject = { subjectKind: 'exam', subjectId: exam.id };
  await audit(transaction, {
    actorId,
    at: now,
    action: 'examResult.decide',
    ...subject,
    after: { personId, ...marks },
  });
  return null;
}
