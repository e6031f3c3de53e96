/** Reads and writes venues. */
import { Op } from 'sequelize';
import { pageOf } from '../../db/pageOf.ts';
import { nullIfTaken } from '../../db/taken.ts';
import type { Transaction } from '../../db/unitOfWork.ts';
import { containsPattern, type ListQuery } from '../../lib/paging.ts';
import { Venue } from '../place.model.ts';

/** A room or hall. */
export interface VenueRow {
  readonly id: number;
  readonly title: string;
  readonly address: string;
  readonly community: string | null;
  /** Seats. */
  readonly capacity: number;
  readonly isActive: boolean;
  /** `latitude,longitude` in degrees. */
  readonly position: string | null;
}

/** Venues in use, by title. */
export async function listVenues(): Promise<VenueRow[]> {
  const collator = new Intl.Collator('zh-CN');
  const rows = await Venue.findAll({ where: { isActive: true } });
  return rows
    .map((row) => row.get({ plain: true }))
    .sort((left, right) => collator.compare(left.title, right.title));
}

/** A venue by id. */
export async function findVenue(id: number, transaction?: Transaction): Promise<VenueRow | null> {
  return (await Venue.findByPk(id, { transaction: transaction ?? null }))?.get({ plain: true }) ?? null;
}

/** Venues by id. */
export async function findVenues(ids: readonly number[]): Promise<VenueRow[]> {
  return (await Venue.findAll({ where: { id: [...new Set(ids)] } })).map((row) => row.get({ plain: true }));
}

/** One page of the staff's list. */
export function pageOfVenues(query: ListQuery) {
  const pattern = { [Op.like]: containsPattern(query.search) };
  const matches = [{ title: pattern }, { address: pattern }, { community: pattern }];
  return pageOf(Venue, query, query.search ? { [Op.or]: matches } : {});
}

/** Adds a venue; null when its title is taken. */
export async function addVenue(
  transaction: Transaction,
  venue: Omit<VenueRow, 'id'>,
): Promise<number | null> {
  return (await nullIfTaken(Venue.create(venue, { transaction })))?.id ?? null;
}

/** Changes a venue; false when the title is taken. */
export async function updateVenue(
  transaction: Transaction,
  id: number,
  venue: Omit<VenueRow, 'id'>,
): Promise<boolean> {
  return (await nullIfTaken(Venue.update(venue, { where: { id }, transaction }))) !== null;
}
