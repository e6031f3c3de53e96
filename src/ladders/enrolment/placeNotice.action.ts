/** Tells a person what became of her place in a class, within the caller's unit of work. */
import type { Transaction } from '../../db/unitOfWork.ts';
import { sendNotice } from '../../notices/sendNotice.action.ts';
import { findCourse } from '../course.store.ts';

/** What happened to a place. */
export interface PlaceNews {
  readonly kind: 'enrolled' | 'waitlisted' | 'placeOffered' | 'placeConfirmed' | 'placeLapsed';
  readonly personId: number;
  readonly at: Date;
  /** Last moment to answer an offer. */
  readonly until?: Date | null;
  /** In the queue, from 1. */
  readonly position?: number;
}

/** Sends it; the same news at the same moment is sent once. */
export async function tellOfPlace(
  transaction: Transaction,
  cohort: { id: number; courseId: number; enrolCode: string; venue: string; startsAt: Date },
  { kind, personId, at, until, position }: PlaceNews,
): Promise<void> {
  const course = await findCourse(cohort.courseId, transaction);
  await sendNotice(transaction, {
    personId,
    kind,
    key: `${kind}:${cohort.id}:${at.getTime()}`,
    params: {
      titleZh: course?.titleZh ?? '',
      titleEn: course?.titleEn ?? '',
      days: 0,
      at: (until ?? cohort.startsAt).toISOString(),
      place: cohort.venue,
      ...(position === undefined ? {} : { position }),
    },
    href: `/e/${cohort.enrolCode}`,
    at,
  });
}
