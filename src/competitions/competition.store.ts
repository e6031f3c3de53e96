/** Reads and writes competitions, events, contestants and panels. */
import { Op } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import { Competition, Contestant, Event, PanelMember } from './competition.model.ts';
import type { EventState } from './eventState.ts';
import type { Scheme } from './scheme.ts';

/** A competition. */
export interface CompetitionRow {
  readonly id: number;
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly startsOn: Date;
  readonly endsOn: Date;
}

/** An event. */
export interface EventRow {
  readonly id: number;
  readonly competitionId: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly scheme: Scheme;
  readonly state: EventState;
  readonly drawSeed: string | null;
}

/** A contestant. */
export interface ContestantRow {
  readonly id: number;
  readonly eventId: number;
  readonly personId: number;
  readonly unit: string | null;
  readonly isStudent: boolean;
  readonly drawNumber: number | null;
}

/** One page of the staff's list. */
export async function pageOfCompetitions(query: ListQuery): Promise<ListPage<CompetitionRow>> {
  const pattern = { [Op.like]: containsPattern(query.search) };
  return pageOf(
    Competition,
    query,
    query.search ? { [Op.or]: [{ titleZh: pattern }, { titleEn: pattern }, { code: pattern }] } : {},
  );
}

/** A competition by id. */
export async function findCompetition(id: number, transaction?: Transaction): Promise<CompetitionRow | null> {
  return (await Competition.findByPk(id, { transaction: transaction ?? null }))?.get({ plain: true }) ?? null;
}

/** A competition by its code. */
export async function findCompetitionByCode(code: string): Promise<CompetitionRow | null> {
  return (await Competition.findOne({ where: { code } }))?.get({ plain: true }) ?? null;
}

/** Adds a competition; returns its id. */
export async function addCompetition(
  transaction: Transaction,
  row: Omit<CompetitionRow, 'id'>,
): Promise<number> {
  return (await Competition.create(row, { transaction })).id;
}

/** The events of a competition. */
export async function findEvents(competitionId: number): Promise<EventRow[]> {
  const rows = await Event.findAll({ where: { competitionId }, order: [['id', 'ASC']] });
  return rows.map((row) => row.get({ plain: true }));
}

/** An event by id. */
export async function findEvent(id: number): Promise<EventRow | null> {
  return (await Event.findByPk(id))?.get({ plain: true }) ?? null;
}

/** An event, its row locked until the transaction ends. */
export async function lockEvent(transaction: Transaction, id: number): Promise<EventRow | null> {
  const row = await Event.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
  return row?.get({ plain: true }) ?? null;
}

/** Adds an event; returns its id. */
export async function addEvent(
  transaction: Transaction,
  row: Pick<EventRow, 'competitionId' | 'titleZh' | 'titleEn' | 'scheme'>,
): Promise<number> {
  return (await Event.create({ ...row, state: 'entries', drawSeed: null }, { transaction })).id;
}

/** Sets an event's state, and the seed of its draw. */
export async function updateEvent(
  transaction: Transaction,
  id: number,
  changes: { state: EventState; drawSeed?: string },
): Promise<void> {
  await Event.update(changes, { where: { id }, transaction });
}

/** Events in a state, oldest first. */
export async function findEventsInState(state: EventState): Promise<EventRow[]> {
  const rows = await Event.findAll({ where: { state }, order: [['id', 'ASC']] });
  return rows.map((row) => row.get({ plain: true }));
}

/** The contestants of an event, by drawn number. */
export async function findContestants(eventId: number, transaction?: Transaction): Promise<ContestantRow[]> {
  const order: [string, string][] = [
    ['drawNumber', 'ASC'],
    ['id', 'ASC'],
  ];
  const rows = await Contestant.findAll({ where: { eventId }, order, transaction: transaction ?? null });
  return rows.map((row) => row.get({ plain: true }));
}

/** Adds a contestant unless she is one already; returns whether she is new. The event must be locked. */
export async function addContestant(
  transaction: Transaction,
  row: Pick<ContestantRow, 'eventId' | 'personId' | 'unit' | 'isStudent'>,
): Promise<boolean> {
  const { eventId, personId } = row;
  const known = await Contestant.findOne({ where: { eventId, personId }, transaction });
  if (!known) await Contestant.create({ ...row, drawNumber: null }, { transaction });
  return !known;
}

/** Gives a contestant her drawn number. */
export async function setDrawNumber(transaction: Transaction, id: number, drawNumber: number): Promise<void> {
  await Contestant.update({ drawNumber }, { where: { id }, transaction });
}

/** Person ids of an event's panel. */
export async function findPanel(eventId: number, transaction?: Transaction): Promise<number[]> {
  const order: [string, string][] = [['id', 'ASC']];
  const rows = await PanelMember.findAll({ where: { eventId }, order, transaction: transaction ?? null });
  return rows.map(({ personId }) => personId);
}

/** Adds a judge to a panel unless she is on it. The event must be locked. */
export async function addPanelMember(
  transaction: Transaction,
  eventId: number,
  personId: number,
): Promise<boolean> {
  const known = await PanelMember.findOne({ where: { eventId, personId }, transaction });
  if (!known) await PanelMember.create({ eventId, personId }, { transaction });
  return !known;
}

/** The events on whose panels a judge sits. */
export async function findEventsOfJudge(judgeId: number): Promise<EventRow[]> {
  const memberships = await PanelMember.findAll({ where: { personId: judgeId }, attributes: ['eventId'] });
  const rows = await Event.findAll({
    where: { id: memberships.map(({ eventId }) => eventId) },
    order: [['id', 'ASC']],
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** An event on whose panel this judge sits, or null. */
export async function findEventForJudge(eventId: number, judgeId: number): Promise<EventRow | null> {
  const isMember = (await PanelMember.count({ where: { eventId, personId: judgeId } })) > 0;
  return isMember ? findEvent(eventId) : null;
}
