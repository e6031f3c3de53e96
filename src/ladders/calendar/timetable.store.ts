/** Reads sessions with what the calendar, clash warnings and feeds show of them; writes single sessions. */
import { Op, type WhereOptions } from 'sequelize';
import type { Transaction } from '../../db/unitOfWork.ts';
import { Cohort, Session } from '../cohort.model.ts';
import { Course } from '../course.model.ts';
import { Attendance, Enrolment } from '../enrolment.model.ts';
import { Venue } from '../place.model.ts';
import type { SessionMode } from '../sessionMode.ts';

/** A session with its class. */
export interface Slot {
  readonly id: number;
  readonly cohortId: number;
  readonly code: string;
  readonly kind: 'theory' | 'practice';
  readonly mode: SessionMode;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isCancelled: boolean;
  readonly courseId: number;
  readonly tierRank: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly community: string | null;
  readonly capacity: number;
  readonly enrolCode: string;
  /** people.id of who teaches it, where she has a log-in. */
  readonly trainerId: number | null;
  readonly trainerName: string;
  readonly venueId: number | null;
  readonly venue: string;
  /** Who pays: the session's own tag, else the class's. */
  readonly funder: string | null;
  /** Only for those with a place. */
  readonly onlineAddress: string | null;
  /** Counts changes, from 0. */
  readonly revision: number;
  readonly changedAt: Date | null;
}

/** What a calendar is narrowed to; nothing: everything. */
export interface SlotFilter {
  readonly venueId?: number | undefined;
  readonly trainerId?: number | undefined;
  readonly community?: string | undefined;
  readonly courseId?: number | undefined;
  readonly tierRank?: number | undefined;
  readonly mode?: string | undefined;
  readonly funder?: string | undefined;
  readonly cohortIds?: readonly number[] | undefined;
}

/** Most sessions that are read at once: a city has twenty a week. */
const most = 3_000;

/** Sessions that touch an interval, soonest first; those of classes that were called off are left out. */
export async function findSlots(from: Date, to: Date, filter: SlotFilter = {}): Promise<Slot[]> {
  const where: WhereOptions = {
    startsAt: { [Op.lt]: to },
    endsAt: { [Op.gt]: from },
    ...(filter.mode ? { mode: filter.mode } : {}),
    ...(filter.cohortIds ? { cohortId: [...filter.cohortIds] } : {}),
  };
  const sessions = await Session.findAll({ where, order: [['startsAt', 'ASC']], limit: most });
  return (await slotsOf(sessions)).filter((slot) => isWanted(slot, filter));
}

/** What a session says for itself; null: as its class. */
export async function findOwnFacts(id: number): Promise<Omit<SessionFacts, 'kind' | 'startsAt' | 'endsAt'>> {
  const row = await Session.findByPk(id);
  if (!row) throw new Error(`There is no session ${id}.`);
  const { mode, venueId, trainerId, onlineAddress, capacity, funder } = row;
  return { mode, venueId, trainerId, onlineAddress, capacity, funder };
}

/** The sessions of a class, cancelled ones too. */
export async function findSlotsOf(cohortId: number): Promise<Slot[]> {
  return slotsOf(await Session.findAll({ where: { cohortId }, order: [['startsAt', 'ASC']] }));
}

async function slotsOf(sessions: readonly Session[]): Promise<Slot[]> {
  const cohorts = await Cohort.findAll({ where: { id: [...new Set(sessions.map((one) => one.cohortId))] } });
  const courses = await Course.findAll({ where: { id: [...new Set(cohorts.map((one) => one.courseId))] } });
  const venueIds = sessions.flatMap(({ venueId }) => venueId ?? []);
  const venues = await Venue.findAll({ where: { id: [...new Set(venueIds)] }, attributes: ['id', 'title'] });
  return sessions.flatMap((session) => {
    const cohort = cohorts.find(({ id }) => id === session.cohortId);
    const course = courses.find(({ id }) => id === cohort?.courseId);
    if (!cohort || !course || cohort.state === 'cancelled') return [];
    const own = venues.find(({ id }) => id === session.venueId);
    return [slotOf(session, cohort, course, own?.title ?? null)];
  });
}

function slotOf(session: Session, cohort: Cohort, course: Course, ownVenue: string | null): Slot {
  const { id, cohortId, kind, mode, startsAt, endsAt, cancelledAt } = session;
  const { onlineAddress, revision, changedAt } = session;
  const { code, community, enrolCode, trainerName } = cohort;
  return {
    ...{ id, cohortId, kind, mode, startsAt, endsAt, isCancelled: cancelledAt !== null },
    ...{ code, community, enrolCode, trainerName, courseId: course.id },
    ...{ onlineAddress, revision, changedAt },
    capacity: session.capacity ?? cohort.capacity,
    funder: session.funder ?? cohort.funder,
    ...{ tierRank: course.tierRank, titleZh: course.titleZh, titleEn: course.titleEn },
    trainerId: session.trainerId ?? cohort.trainerId,
    venueId: session.venueId ?? cohort.venueId,
    venue: ownVenue ?? cohort.venue,
  };
}

function isWanted(slot: Slot, filter: SlotFilter): boolean {
  const { venueId, trainerId, community, courseId, tierRank, funder } = filter;
  return (
    (venueId === undefined || slot.venueId === venueId) &&
    (trainerId === undefined || slot.trainerId === trainerId) &&
    (community === undefined || slot.community === community) &&
    (courseId === undefined || slot.courseId === courseId) &&
    (tierRank === undefined || slot.tierRank === tierRank) &&
    (funder === undefined || slot.funder === funder)
  );
}

/** A session to write. */
export interface SessionFacts {
  readonly kind: 'theory' | 'practice';
  readonly mode: SessionMode;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly venueId: number | null;
  readonly trainerId: number | null;
  readonly onlineAddress: string | null;
  /** Null: the class's. */
  readonly capacity: number | null;
  /** Null: the class's. */
  readonly funder: string | null;
}

/** Adds sessions to a class. */
export async function addSessions(
  transaction: Transaction,
  cohortId: number,
  sessions: readonly (SessionFacts & { readonly doorCode: string })[],
): Promise<void> {
  const rows = sessions.map((session) => ({ ...session, cohortId }));
  await Session.bulkCreate(rows, { transaction });
}

/** Changes a session, or cancels it; its revision counts up, so that calendars notice. */
export async function updateSession(
  transaction: Transaction,
  id: number,
  changes: Partial<SessionFacts> & { readonly cancelledAt?: Date },
  changedAt: Date,
): Promise<void> {
  await Session.update({ ...changes, changedAt }, { where: { id }, transaction });
  await Session.increment('revision', { where: { id }, transaction });
}

/** The funders that classes or sessions name, by name. */
export async function findFunders(): Promise<string[]> {
  const named = { where: { funder: { [Op.ne]: null } }, attributes: ['funder'], group: ['funder'] };
  const rows = [...(await Cohort.findAll(named)), ...(await Session.findAll(named))];
  const collator = new Intl.Collator('zh-CN');
  return [...new Set(rows.flatMap(({ funder }) => funder ?? []))].sort(collator.compare);
}

/** Whether someone was recorded at a session. */
export async function hasAttendance(transaction: Transaction, sessionId: number): Promise<boolean> {
  return (await Attendance.findOne({ where: { sessionId }, attributes: ['id'], transaction })) !== null;
}

/** Sets a class's first and last moment to those of its sessions that are held. */
export async function refreshPeriod(transaction: Transaction, cohortId: number): Promise<void> {
  const where = { cohortId, cancelledAt: null };
  const startsAt = (await Session.min('startsAt', { where, transaction })) as Date | string | null;
  const endsAt = (await Session.max('endsAt', { where, transaction })) as Date | string | null;
  if (startsAt === null || endsAt === null) return;
  const period = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  await Cohort.update(period, { where: { id: cohortId }, transaction });
}

/** Who is to be told of a change: all who have a place, were offered one, or wait for one. */
export async function findConcerned(transaction: Transaction, cohortId: number): Promise<number[]> {
  const where = { cohortId, state: ['confirmed', 'offered', 'waitlisted'] };
  const rows = await Enrolment.findAll({ where, attributes: ['personId'], transaction });
  return rows.map(({ personId }) => personId);
}

/** Classes in which a person has a place. */
export async function findClassesOf(personId: number): Promise<number[]> {
  const where = { personId, state: ['confirmed', 'completed'] };
  return (await Enrolment.findAll({ where, attributes: ['cohortId'] })).map(({ cohortId }) => cohortId);
}

/** Who teaches, where and for whom a class is. */
export interface Arrangement {
  readonly trainerId: number | null;
  readonly venueId: number | null;
  readonly stationId: number | null;
  readonly funder: string | null;
}

/** A class's arrangement. */
export async function findArrangement(cohortId: number): Promise<Arrangement> {
  const attributes = ['trainerId', 'venueId', 'stationId', 'funder'];
  const row = await Cohort.findByPk(cohortId, { attributes });
  if (!row) throw new Error(`There is no class ${cohortId}.`);
  const { trainerId, venueId, stationId, funder } = row;
  return { trainerId, venueId, stationId, funder };
}

/** Sets it; names follow what was chosen. */
export async function setArrangement(
  transaction: Transaction,
  cohortId: number,
  changes: Arrangement & { readonly trainerName?: string; readonly venue?: string },
): Promise<void> {
  await Cohort.update(changes, { where: { id: cohortId }, transaction });
}
