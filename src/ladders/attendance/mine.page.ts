/** A trainee's own attendance, and a class's as a spreadsheet. */
import { findPeople } from '../../accounts/person.store.ts';
import { type Answer, type Context, page } from '../../http/route.ts';
import { spreadsheet } from '../../http/spreadsheet.ts';
import { showDateTime } from '../../i18n/dates.ts';
import { type CohortRow, findCohorts } from '../cohort.store.ts';
import { findCourses } from '../course.store.ts';
import {
  type ClassAttendance,
  findClassAttendances,
  findHeldSessions,
  findOwnAttendances,
} from './class.store.ts';
import { hoursOf } from './hours.store.ts';
import { assumedMinutes, classHourMinutes } from './minutes.ts';
import { mineView } from './review.view.ts';
import { presenceLine } from './session.view.ts';
import { findSessionsById } from './taught.store.ts';

/** Her hours in all, and every session of each class. */
export async function showMine(context: Context): Promise<Answer> {
  const { me, t } = context;
  const { theoryMinutes, practiceMinutes } = await hoursOf(me.id);
  const hours = (minutes: number) =>
    t('attendance.mine.hours', { hours: Math.floor((minutes * 10) / classHourMinutes) / 10, minutes });
  return page(
    mineView(t('attendance.mine.title'), {
      theory: hours(theoryMinutes),
      practice: hours(practiceMinutes),
      classes: await ownClasses(await findOwnAttendances(me.id), context),
    }),
  );
}

async function ownClasses(own: readonly ClassAttendance[], { t, locale }: Context) {
  const sessions = await findSessionsById(own.map(({ sessionId }) => sessionId));
  const cohorts = await findCohorts([...new Set(sessions.map(({ cohortId }) => cohortId))]);
  const courses = await findCourses(cohorts.map(({ courseId }) => courseId));
  const attended = new Map(own.map((one) => [one.sessionId, one]));
  return [...cohorts].reverse().map((cohort) => {
    const course = courses.find(({ id }) => id === cohort.courseId);
    const held = sessions.filter(({ cohortId }) => cohortId === cohort.id);
    const minutes = held.reduce(
      (sum, session) => sum + (attended.get(session.id)?.minutes ?? assumedMinutes(session)),
      0,
    );
    return {
      title: (locale === 'en' ? course?.titleEn : course?.titleZh) ?? '',
      href: `/e/${cohort.enrolCode}`,
      minutes: t('attendance.mine.minutes', { sessions: held.length, minutes }),
      lines: held.map((session) => ({
        when: showDateTime(session.startsAt, locale),
        kind: t(`ladders.sessionKind.${session.kind}`),
        line: presenceLine(attended.get(session.id) as ClassAttendance, session, t),
      })),
    };
  });
}

/** Every attendance of a class as .xlsx: how and by whom it was recorded, from when to when, minutes, assumed or not. */
export async function exportAttendance({ loaded, t }: Context<unknown, CohortRow>): Promise<Answer> {
  const sessions = await findHeldSessions(loaded.id);
  const attendances = await findClassAttendances(sessions.map(({ id }) => id));
  const ids = attendances.flatMap(({ personId, recordedById }) => [personId, recordedById ?? personId]);
  const names = new Map((await findPeople([...new Set(ids)])).map(({ id, name }) => [id, name]));
  const headings = (
    ['name', 'session', 'kind', 'method', 'by', 'in', 'out', 'minutes', 'assumed'] as const
  ).map((name) => t(`attendance.export.${name}`));
  const rows = sessions.flatMap((session) =>
    attendances
      .filter(({ sessionId }) => sessionId === session.id)
      .map((one) => [
        names.get(one.personId) ?? '',
        session.startsAt,
        t(`ladders.sessionKind.${session.kind}`),
        t(`attendance.method.${one.method}`),
        one.recordedById === null ? '' : (names.get(one.recordedById) ?? ''),
        one.checkedInAt,
        one.checkedOutAt,
        one.minutes ?? assumedMinutes(session),
        one.minutes === null ? t('attendance.export.yes') : '',
      ]),
  );
  return spreadsheet(`${loaded.code}-attendance`, loaded.code, headings, rows);
}
