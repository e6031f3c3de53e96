/** How long people were trained: minutes of theory and practice, for rules, figures and their own pages. */
import type { Transaction } from '../../db/unitOfWork.ts';
import { Session } from '../cohort.model.ts';
import { Attendance } from '../enrolment.model.ts';
import { assumedMinutes } from './minutes.ts';

/** Minutes attended; 45 make one standard class hour. */
export interface TrainedMinutes {
  readonly theoryMinutes: number;
  readonly practiceMinutes: number;
}

/** All that a person attended; a session without a check-out counts in full. */
export async function hoursOf(personId: number, transaction?: Transaction): Promise<TrainedMinutes> {
  const inside = { transaction: transaction ?? null };
  const attendances = await Attendance.findAll({
    where: { personId },
    attributes: ['sessionId', 'minutes'],
    ...inside,
  });
  const sessions = await Session.findAll({
    where: { id: attendances.map(({ sessionId }) => sessionId) },
    attributes: ['id', 'kind', 'startsAt', 'endsAt'],
    ...inside,
  });
  const minutesAt = new Map(attendances.map(({ sessionId, minutes }) => [sessionId, minutes]));
  const sum = (kind: Session['kind']) =>
    sessions
      .filter((session) => session.kind === kind)
      .reduce((total, session) => total + (minutesAt.get(session.id) ?? assumedMinutes(session)), 0);
  return { theoryMinutes: sum('theory'), practiceMinutes: sum('practice') };
}

/** To how many sessions of a class someone came, and for how many minutes; null: to none. */
export async function attendedIn(
  cohortId: number,
  personId: number,
): Promise<{ sessions: number; minutes: number } | null> {
  const sessions = await Session.findAll({
    where: { cohortId },
    attributes: ['id', 'startsAt', 'endsAt'],
  });
  const where = { personId, sessionId: sessions.map(({ id }) => id) };
  const attendances = await Attendance.findAll({ where, attributes: ['sessionId', 'minutes'] });
  if (attendances.length === 0) return null;
  const minutesAt = new Map(attendances.map(({ sessionId, minutes }) => [sessionId, minutes]));
  const minutes = sessions
    .filter(({ id }) => minutesAt.has(id))
    .reduce((sum, session) => sum + (minutesAt.get(session.id) ?? assumedMinutes(session)), 0);
  return { sessions: attendances.length, minutes };
}
