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
import { countedParts } from '../ladders/rules/countedParts.action.ts';
import type { ExamPart } from '../ladders/rules/ladderVersion.ts';
import { forgetPartPasses, recordPartPass } from '../ladders/rules/recordPartPass.action.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { ExamRow } from './exam.store.ts';
import { tellResult } from './examNotice.action.ts';
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
  occasion: Occasion,
  training: Training,
): Promise<Refusal | null> {
  const { exam, personId, actorId, now, issuer } = occasion;
  if (await findResult(exam.id, personId, transaction)) return null;
  const { theory, practical, keepsParts } = await findParts(transaction, occasion);
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
  if (!passed && !keepsParts) await forgetPartPasses(transaction, personId, exam.id);
  const marks = { theoryMarks: theory, practicalMarks: practical, passed };
  await addResult(transaction, { examId: exam.id, personId, ...marks, certificateId, decidedAt: now });
  await tellResult(transaction, exam, personId, now);
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

/**
 * The marks of both parts, null where one is missing, and whether a passed part is kept. What is passed is recorded. A
 * part that she need not sit (an award, or an earlier exam's part that is kept) counts with the pass mark.
 */
async function findParts(transaction: Transaction, { exam, personId, now }: Occasion) {
  const theory = (await findSitting(exam.id, personId, transaction))?.theoryMarks ?? null;
  const sheets = await findPracticals(exam.id, personId, transaction);
  const practical = practicalMark(
    sheets.map(({ marks }) => marks),
    exam.assessorsNeeded,
  );
  const { parts, keepsParts } = await countedParts(transaction, personId, exam.courseId, now);
  for (const [part, mark] of Object.entries({ theory, practical }) as [ExamPart, number | null][])
    if (mark !== null && mark >= exam.passMark) {
      const course = { courseId: exam.courseId, examId: exam.id };
      await recordPartPass(transaction, { personId, ...course, part, at: now });
    }
  const counted = (part: ExamPart) => (parts.has(part) ? exam.passMark : null);
  return {
    theory: theory ?? (practical === null ? null : counted('theory')),
    practical: practical ?? (theory === null || sheets.length > 0 ? null : counted('practical')),
    keepsParts,
  };
}
