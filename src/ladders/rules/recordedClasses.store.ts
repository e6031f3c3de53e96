/** Finds the classes that a person attended, with her hours in each, for her record of learning. */
import type { RecordedClass } from '../../certificates/learningRecord.ts';
import { Session } from '../cohort.model.ts';
import { findCohorts } from '../cohort.store.ts';
import { findCourses } from '../course.store.ts';
import { Attendance } from '../enrolment.model.ts';
import { findEnrolmentsOf } from '../enrolment.store.ts';
import { minutesPerHour } from './personRecord.ts';

/** Those that she came to at least once, or completed; the earliest first. Cancelled sessions are not held. */
export async function findRecordedClasses(personId: number, now: Date): Promise<RecordedClass[]> {
  const places = await findEnrolmentsOf(personId);
  const attendances: (Attendance & { minutes?: number | null })[] = await Attendance.findAll({
    where: { personId },
  });
  const came = new Map(attendances.map((row) => [row.sessionId, row]));
  const visited = await Session.findAll({ where: { id: [...came.keys()] }, attributes: ['cohortId'] });
  const ids = new Set([...places, ...visited].map(({ cohortId }) => cohortId));
  const cohorts = (await findCohorts([...ids])).filter(({ state }) => state !== 'cancelled');
  const courses = await findCourses(cohorts.map(({ courseId }) => courseId));
  const sessions = await Session.findAll({ where: { cohortId: cohorts.map(({ id }) => id) } });
  const held = Map.groupBy(
    sessions.filter(({ startsAt, cancelledAt }) => startsAt <= now && !cancelledAt),
    ({ cohortId }) => cohortId,
  );
  return cohorts.flatMap(({ id, courseId, startsAt, endsAt }): RecordedClass[] => {
    const course = courses.find((one) => one.id === courseId);
    const all = held.get(id) ?? [];
    const attended = all.filter((session) => came.has(session.id));
    const isCompleted = places.some(({ cohortId, state }) => cohortId === id && state === 'completed');
    if (!course || (attended.length === 0 && !isCompleted)) return [];
    const hours = (kind: Session['kind']) =>
      Math.floor(
        attended
          .filter((session) => session.kind === kind)
          .reduce((sum, session) => sum + (came.get(session.id)?.minutes ?? lengthOf(session)), 0) /
          minutesPerHour,
      );
    return [
      {
        title: course.titleZh,
        titleEnglish: course.titleEn,
        startsOn: startsAt.toISOString(),
        endsOn: endsAt.toISOString(),
        theoryHours: hours('theory'),
        practiceHours: hours('practice'),
        attended: attended.length,
        held: all.length,
        isCompleted,
      },
    ];
  });
}

function lengthOf({ startsAt, endsAt }: Session): number {
  return Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
}
