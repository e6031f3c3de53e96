/** The classes, exams and events that certificates may be issued from, newest first, to choose one. */
import { findEventsInState } from '../competitions/competition.store.ts';
import { pageOfExams } from '../exams/exam.store.ts';
import { pageOfCohorts } from '../ladders/cohort.store.ts';
import { findCourses } from '../ladders/course.store.ts';
import type { BatchSource } from './batchState.ts';

/** One class, exam or event, in both languages. */
export interface SourceChoice {
  readonly kind: Exclude<BatchSource, 'file'>;
  readonly id: number;
  readonly titleZh: string;
  readonly titleEn: string;
}

const newest = { search: '', direction: 'DESC', offset: 0, limit: 100 } as const;

/** At most a hundred of each: completed classes, exams, and events with published results. */
export async function findSources(now: Date): Promise<SourceChoice[]> {
  const completed = { ...newest, sort: 'startsAt', filters: { state: 'completed' } };
  const { rows: cohorts } = await pageOfCohorts(completed, now);
  const courses = await findCourses(cohorts.map(({ courseId }) => courseId));
  const { rows: exams } = await pageOfExams({ ...newest, sort: 'opensAt', filters: {} });
  const events = (await findEventsInState('published')).slice(-newest.limit).reverse();
  return [
    ...cohorts.map(({ id, code, courseId }) => {
      const course = courses.find((one) => one.id === courseId);
      const title = (text: string | undefined) => `${code} ${text ?? ''}`;
      return {
        kind: 'cohort',
        id,
        titleZh: title(course?.titleZh),
        titleEn: title(course?.titleEn),
      } as const;
    }),
    ...exams.map(({ id, titleZh, titleEn }) => ({ kind: 'exam', id, titleZh, titleEn }) as const),
    ...events.map(({ id, titleZh, titleEn }) => ({ kind: 'event', id, titleZh, titleEn }) as const),
  ];
}
