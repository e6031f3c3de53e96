/** Who enrolled, page by page: in one class by source, or by one station manager. */
import { Op, type WhereOptions } from 'sequelize';
import { findPeople } from '../../accounts/person.store.ts';
import { pageOf } from '../../db/pageOf.ts';
import type { ListPage, ListQuery } from '../../lib/paging.ts';
import { findCohorts } from '../cohort.store.ts';
import { findCourses } from '../course.store.ts';
import { Enrolment } from '../enrolment.model.ts';
import { countAttended, type EnrolmentRow } from '../enrolment.store.ts';
import { EnrolmentSource } from './source.model.ts';
import { findAttendees } from './source.store.ts';

/** An enrolment with the people it names. */
export interface EnrolledRow extends EnrolmentRow {
  readonly name: string;
  readonly phoneMasked: string | null;
  /** In the queue, from 1; null unless she waits. */
  readonly position: number | null;
  readonly sourceLabel: string | null;
  /** Who enrolled her, or null. */
  readonly enrolledBy: string | null;
  /** Sessions attended. */
  readonly attended: number;
}

/** One page of a class's enrolments. Filters: `source` (id, or `none`), `held` and `attended` (`yes`). */
export async function pageOfEnrolled(cohortId: number, query: ListQuery): Promise<ListPage<EnrolledRow>> {
  const where = { [Op.and]: [{ cohortId }, ofSource(query), held(query), ...(await among(cohortId, query))] };
  const found = await pageOf(Enrolment, query, where);
  const { rows } = found;
  const attended = await countAttended(cohortId);
  const positions = await findPositions([cohortId]);
  const named = await withNames(rows);
  return {
    ...found,
    rows: named.map((row) => ({
      ...row,
      attended: attended.get(row.personId) ?? 0,
      position: positions.get(row.id) ?? null,
    })),
  };
}

/** What a station manager sees of someone whom she enrolled. */
export interface OwnEnrolledRow extends EnrolledRow {
  readonly cohort: {
    readonly id: number;
    readonly state: 'open' | 'completed' | 'cancelled';
    readonly startsAt: Date;
  };
  readonly courseZh: string;
  readonly courseEn: string;
}

/** One page of those whom a person enrolled herself, and nobody else. Filter: `cohort` (id). */
export async function pageOfEnrolledBy(
  enrolledById: number,
  query: ListQuery,
): Promise<ListPage<OwnEnrolledRow>> {
  const { cohort } = query.filters;
  const named = await findByName({ enrolledById }, query.search);
  const where = { enrolledById, ...(cohort ? { cohortId: Number(cohort) || 0 } : {}), ...named };
  const found = await pageOf(Enrolment, query, where);
  const { rows } = found;
  const cohorts = await findCohorts(rows.map(({ cohortId }) => cohortId));
  const courses = await findCourses(cohorts.map(({ courseId }) => courseId));
  const positions = await findPositions(cohorts.map(({ id }) => id));
  const people = await withNames(rows);
  return {
    ...found,
    rows: people.flatMap((row) => {
      const cohort = cohorts.find(({ id }) => id === row.cohortId);
      const course = courses.find(({ id }) => id === cohort?.courseId);
      if (!cohort || !course) return [];
      const titles = { courseZh: course.titleZh, courseEn: course.titleEn };
      return [{ ...row, cohort, ...titles, attended: 0, position: positions.get(row.id) ?? null }];
    }),
  };
}

function ofSource({ filters: { source } }: ListQuery): WhereOptions {
  if (!source) return {};
  return { sourceId: source === 'none' ? null : Number(source) || 0 };
}

/** Those who did not give up or let an offer lapse. */
function held({ filters }: ListQuery): WhereOptions {
  return filters.held ? { state: { [Op.notIn]: ['cancelled', 'lapsed'] } } : {};
}

/** Only those who came, and whose name is searched; a class has a few hundred people at most. */
async function among(cohortId: number, { search, filters }: ListQuery): Promise<WhereOptions[]> {
  const came = filters.attended ? [{ personId: [...(await findAttendees(cohortId))] }] : [];
  return [...came, await findByName({ cohortId }, search)];
}

async function findByName(where: WhereOptions<Enrolment>, search: string): Promise<{ personId?: number[] }> {
  if (search === '') return {};
  const places = await Enrolment.findAll({ where, attributes: ['personId'], raw: true });
  const people = await findPeople(places.map(({ personId }) => personId));
  return { personId: people.filter(({ name }) => name.includes(search)).map(({ id }) => id) };
}

/** Positions in the queues of these classes, from 1, by enrolment id. */
async function findPositions(cohortIds: readonly number[]): Promise<Map<number, number>> {
  const waiting = await Enrolment.findAll({
    where: { cohortId: [...cohortIds], state: 'waitlisted' },
    attributes: ['id', 'cohortId'],
    order: [['queueNumber', 'ASC']],
    raw: true,
  });
  const queues = Map.groupBy(waiting, ({ cohortId }) => cohortId);
  return new Map([...queues.values()].flatMap((queue) => queue.map(({ id }, index) => [id, index + 1])));
}

async function withNames(
  rows: readonly EnrolmentRow[],
): Promise<(EnrolmentRow & Pick<EnrolledRow, 'name' | 'phoneMasked' | 'sourceLabel' | 'enrolledBy'>)[]> {
  const ids = rows.flatMap(({ personId, enrolledById }) => [personId, enrolledById ?? personId]);
  const people = new Map((await findPeople([...new Set(ids)])).map((person) => [person.id, person]));
  const sourceIds = rows.flatMap(({ sourceId }) => sourceId ?? []);
  const sources = await EnrolmentSource.findAll({ where: { id: sourceIds }, raw: true });
  return rows.map((row) => ({
    ...row,
    name: people.get(row.personId)?.name ?? '',
    phoneMasked: people.get(row.personId)?.phoneMasked ?? null,
    sourceLabel: sources.find(({ id }) => id === row.sourceId)?.label ?? null,
    enrolledBy: row.enrolledById === null ? null : (people.get(row.enrolledById)?.name ?? ''),
  }));
}

/** An enrolment that this person made for someone else; anyone else's is not found. */
export async function findEnrolledBy(enrolledById: number, id: number): Promise<EnrolmentRow | null> {
  const row = await Enrolment.findOne({ where: { id, enrolledById } });
  return row?.get({ plain: true }) ?? null;
}
