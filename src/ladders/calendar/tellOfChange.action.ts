/** Tells everyone in a class that a session moved, fell out, or that the class was called off; once for each change. */
import type { Transaction } from '../../db/unitOfWork.ts';
import { sendNotice } from '../../notices/sendNotice.action.ts';
import type { CohortRow } from '../cohort.store.ts';
import { findCourse } from '../course.store.ts';
import { findConcerned } from './timetable.store.ts';

/** What happened. */
export interface ClassNews {
  readonly kind: 'sessionChanged' | 'sessionCancelled' | 'classCancelled';
  /** What makes this change one: the session's id, for instance. */
  readonly subject: string;
  /** When it is, or would have been. */
  readonly when: Date;
  readonly place: string;
  readonly at: Date;
}

/** Sends it; gives how many are told. */
export async function tellOfChange(
  transaction: Transaction,
  { id, courseId, enrolCode }: Pick<CohortRow, 'id' | 'courseId' | 'enrolCode'>,
  { kind, subject, when, place, at }: ClassNews,
): Promise<number> {
  const course = await findCourse(courseId, transaction);
  const people = await findConcerned(transaction, id);
  const titles = { titleZh: course?.titleZh ?? '', titleEn: course?.titleEn ?? '' };
  for (const personId of people)
    await sendNotice(transaction, {
      personId,
      kind,
      key: `${kind}:${id}:${subject}:${at.getTime()}`,
      params: { ...titles, days: 0, at: when.toISOString(), place },
      href: `/e/${enrolCode}`,
      at,
    });
  return people.length;
}
