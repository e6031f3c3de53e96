/** Reads the rows that a figure is counted from, some hundred at a time, in the order in which their ids are given. */
import type { Attributes, Model, ModelStatic, WhereOptions } from 'sequelize';
import { Person } from '../accounts/person.model.ts';
import { Cohort, Session } from '../ladders/cohort.model.ts';
import { Attendance, Enrolment } from '../ladders/enrolment.model.ts';
import { chunksOf } from '../lib/chunks.ts';

/** Someone at a session of a class. */
export interface AttendanceLine {
  readonly personId: number;
  readonly session: SessionLine;
  readonly method: string;
}

/** A session with its class. */
export interface SessionLine {
  readonly id: number;
  readonly cohortId: number;
  readonly kind: 'theory' | 'practice';
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A class. */
export interface CohortLine {
  readonly id: number;
  readonly code: string;
  readonly courseId: number;
  readonly venue: string;
  readonly community: string | null;
  readonly startsAt: Date;
}

/** Attendances by id. */
export async function findAttendanceLines(ids: readonly number[]): Promise<AttendanceLine[]> {
  const rows = await findInOrder(Attendance, ids, ['id', 'sessionId', 'personId', 'method']);
  const sessions = new Map(
    (await findSessionLines(rows.map(({ sessionId }) => sessionId))).map((one) => [one.id, one]),
  );
  return rows.flatMap(({ personId, sessionId, method }) => {
    const session = sessions.get(sessionId);
    return session ? [{ personId, session, method }] : [];
  });
}

/** Sessions by id. */
export function findSessionLines(ids: readonly number[]): Promise<SessionLine[]> {
  return findInOrder(Session, [...new Set(ids)], ['id', 'cohortId', 'kind', 'startsAt', 'endsAt']);
}

/** Places by id. */
export function findPlaceLines(
  ids: readonly number[],
): Promise<Pick<Attributes<Enrolment>, 'id' | 'cohortId' | 'personId' | 'state' | 'enrolledAt'>[]> {
  return findInOrder(Enrolment, ids, ['id', 'cohortId', 'personId', 'state', 'enrolledAt']);
}

/** Classes by id. */
export async function findCohortLines(ids: readonly number[]): Promise<Map<number, CohortLine>> {
  const attributes = ['id', 'code', 'courseId', 'venue', 'community', 'startsAt'];
  const rows = await findInOrder(Cohort, [...new Set(ids)], attributes);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Names and communities of people by id. */
export async function findPersonLines(
  ids: readonly number[],
): Promise<Map<number, { readonly name: string; readonly community: string | null }>> {
  const rows = await findInOrder(Person, [...new Set(ids)], ['id', 'name', 'community']);
  return new Map(rows.map(({ id, name, community }) => [id, { name, community }]));
}

async function findInOrder<M extends Model>(
  model: ModelStatic<M>,
  ids: readonly number[],
  attributes: readonly string[],
): Promise<Attributes<M>[]> {
  const found = new Map<number, Attributes<M>>();
  for (const id of chunksOf(ids, 500)) {
    const where = { id: [...id] } as unknown as WhereOptions<Attributes<M>>;
    const rows = await model.findAll({ where, attributes: [...attributes] });
    for (const row of rows) found.set(Number(row.get('id')), row.get({ plain: true }));
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}
