/** Reads and writes community stations. */
import { Op } from 'sequelize';
import { pageOf } from '../../db/pageOf.ts';
import { nullIfTaken } from '../../db/taken.ts';
import type { Transaction } from '../../db/unitOfWork.ts';
import { containsPattern, type ListPage, type ListQuery } from '../../lib/paging.ts';
import { Station } from '../place.model.ts';

/** A community service station. */
export interface StationRow {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly address: string;
  /** The community that it serves. */
  readonly community: string;
  /** people.id; null: nobody yet. */
  readonly managerId: number | null;
  readonly isActive: boolean;
  /** `latitude,longitude` in degrees. */
  readonly position: string | null;
}

/** Stations that are open, by title. */
export async function listStations(): Promise<StationRow[]> {
  const rows = await Station.findAll({ where: { isActive: true } });
  const collator = new Intl.Collator('zh-CN');
  return rows
    .map((row) => row.get({ plain: true }))
    .sort((left, right) => collator.compare(left.title, right.title));
}

/** A station by id. */
export async function findStation(id: number, transaction?: Transaction): Promise<StationRow | null> {
  const row = await Station.findByPk(id, { transaction: transaction ?? null });
  return row?.get({ plain: true }) ?? null;
}

/** The open station that a person manages; the first, where there are several. */
export async function findStationOf(
  managerId: number,
  transaction?: Transaction,
): Promise<StationRow | null> {
  const row = await Station.findOne({
    where: { managerId, isActive: true },
    order: [['id', 'ASC']],
    transaction: transaction ?? null,
  });
  return row?.get({ plain: true }) ?? null;
}

/** One page of the staff's list. */
export function pageOfStations(query: ListQuery): Promise<ListPage<StationRow>> {
  const pattern = { [Op.like]: containsPattern(query.search) };
  const matches = [{ title: pattern }, { code: pattern }, { community: pattern }, { address: pattern }];
  return pageOf(Station, query, query.search ? { [Op.or]: matches } : {});
}

/** Adds a station; returns its id, or null when the code is taken. */
export async function addStation(
  transaction: Transaction,
  station: Omit<StationRow, 'id'>,
): Promise<number | null> {
  return (await nullIfTaken(Station.create(station, { transaction })))?.id ?? null;
}

/** Changes a station; false when the code is taken. */
export async function updateStation(
  transaction: Transaction,
  id: number,
  changes: Omit<StationRow, 'id'>,
): Promise<boolean> {
  return (await nullIfTaken(Station.update(changes, { where: { id }, transaction }))) !== null;
}
