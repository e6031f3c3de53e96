/** Adds and changes occupations and courses, in the audit trail. */
import { audit } from '../../db/audit.ts';
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { addCourse, type CourseRow, findCourse, hasClasses, updateCourse } from '../course.store.ts';
import { addOccupation, findOccupation, type OccupationRow, updateOccupation } from './occupation.store.ts';

type OccupationFacts = Omit<OccupationRow, 'id'>;
type CourseFacts = Omit<CourseRow, 'id'>;

/** Adds an occupation, or changes the one with this id; gives its id. */
export function saveOccupation(
  id: number | null,
  facts: OccupationFacts,
  actorId: number,
  now: Date,
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const before = id === null ? null : await findOccupation(id, transaction);
    const saved =
      id === null
        ? await addOccupation(transaction, facts)
        : (await updateOccupation(transaction, id, facts)) && id;
    if (!saved) return refuse('rules.refusal.codeTaken', {}, 'code');
    await record(transaction, 'occupation', saved, { actorId, now, before, after: facts });
    return saved;
  });
}

/** Adds a course, or changes the one with this id; one with classes stays on its tier. */
export function saveCourse(
  id: number | null,
  facts: CourseFacts,
  actorId: number,
  now: Date,
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const before = id === null ? null : await findCourse(id, transaction);
    if (before && before.tierRank !== facts.tierRank && (await hasClasses(transaction, before.id)))
      return refuse('rules.courses.tierTaken', {}, 'tierRank');
    if (facts.occupationId !== null && !(await findOccupation(facts.occupationId, transaction)))
      return refuse('common.form.invalid', {}, 'occupationId');
    const saved =
      id === null ? await addCourse(transaction, facts) : (await updateCourse(transaction, id, facts)) && id;
    if (!saved) return refuse('rules.refusal.codeTaken', {}, 'code');
    await record(transaction, 'course', saved, { actorId, now, before, after: facts });
    return saved;
  });
}

async function record(
  transaction: Transaction,
  subjectKind: 'occupation' | 'course',
  subjectId: number,
  change: { actorId: number; now: Date; before: unknown; after: unknown },
): Promise<void> {
  const { actorId, now, before, after } = change;
  const action = `${subjectKind}.${before === null ? 'create' : 'change'}`;
  await audit(transaction, { actorId, at: now, action, subjectKind, subjectId, before, after });
}
