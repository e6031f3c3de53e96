/** Reads and writes versions of the ladder's rules. */
import { Op } from 'sequelize';
import type { Transaction } from '../../db/unitOfWork.ts';
import { TierRow } from '../course.model.ts';
import { LadderVersionRow } from './ladderVersion.model.ts';
import type { LadderVersion, Tier } from './ladderVersion.ts';

/** A version as it is kept. */
export interface StoredVersion extends LadderVersion {
  readonly id: number;
  readonly state: 'draft' | 'published';
  readonly revision: number;
  readonly createdAt: Date;
  readonly effectiveFrom: Date | null;
  readonly publishedAt: Date | null;
  readonly publishedById: number | null;
  readonly previewRevision: number | null;
  readonly previewAt: Date | null;
  readonly previewSeen: number;
  readonly previewCursor: number;
  readonly previewEndedAt: Date | null;
}

/** The version in force at a moment; before the first one, the rules as tiers themselves carry them. */
export async function findLadder(at: Date, transaction?: Transaction): Promise<LadderVersion> {
  const row = await LadderVersionRow.findOne({
    where: { state: 'published', effectiveFrom: { [Op.lte]: at } },
    order: [
      ['effectiveFrom', 'DESC'],
      ['number', 'DESC'],
    ],
    transaction: transaction ?? null,
  });
  return row ? stored(row) : { number: 0, tiers: await tiersWithoutVersion(transaction) };
}

/** All published versions, the one that took effect last first. */
export async function listPublished(transaction?: Transaction): Promise<StoredVersion[]> {
  const rows = await LadderVersionRow.findAll({
    where: { state: 'published' },
    order: [
      ['effectiveFrom', 'DESC'],
      ['number', 'DESC'],
    ],
    transaction: transaction ?? null,
  });
  return rows.map(stored);
}

/** The version of so many a published one was in force at a moment; `published` as `listPublished` gives it. */
export function versionAt(published: readonly StoredVersion[], at: Date): StoredVersion | null {
  return published.find(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= at) ?? null;
}

/** A version by its number. */
export async function findVersion(number: number): Promise<StoredVersion | null> {
  const row = await LadderVersionRow.findOne({ where: { number } });
  return row && stored(row);
}

/** The draft, if there is one. */
export async function findDraft(transaction?: Transaction): Promise<StoredVersion | null> {
  const row = await LadderVersionRow.findOne({
    where: { state: 'draft' },
    order: [['number', 'DESC']],
    transaction: transaction ?? null,
  });
  return row && stored(row);
}

/** The draft, its row locked. */
export async function lockDraft(transaction: Transaction): Promise<StoredVersion | null> {
  const lock = transaction.LOCK.UPDATE;
  const row = await LadderVersionRow.findOne({
    where: { state: 'draft' },
    order: [['number', 'DESC']],
    transaction,
    lock,
  });
  return row && stored(row);
}

/** Adds a version; returns its id. */
export async function addVersion(
  transaction: Transaction,
  version: Pick<StoredVersion, 'tiers' | 'state' | 'createdAt' | 'effectiveFrom' | 'publishedAt'> & {
    readonly publishedById: number | null;
  },
): Promise<{ id: number; number: number }> {
  const { tiers, ...rest } = version;
  const last = await LadderVersionRow.max<number | null, LadderVersionRow>('number', { transaction });
  const number = Number(last ?? 0) + 1;
  const preview = { previewRevision: null, previewAt: null, previewEndedAt: null };
  const { id } = await LadderVersionRow.create(
    { ...rest, ...preview, number, rules: { tiers }, revision: 1, previewSeen: 0, previewCursor: 0 },
    { transaction },
  );
  return { id, number };
}

/** Writes a draft's rules, state or preview anew. */
export async function updateVersion(
  transaction: Transaction,
  id: number,
  { tiers, ...changes }: Partial<Omit<StoredVersion, 'id' | 'number'>>,
): Promise<void> {
  const rules = tiers ? { rules: { tiers } } : {};
  await LadderVersionRow.update({ ...changes, ...rules }, { where: { id, state: 'draft' }, transaction });
}

/** Throws a draft away. */
export async function removeDraft(transaction: Transaction, id: number): Promise<void> {
  await LadderVersionRow.destroy({ where: { id, state: 'draft' }, transaction });
}

/** The tiers as they were before rules had versions. */
export async function tiersWithoutVersion(transaction?: Transaction): Promise<Tier[]> {
  const rows = await TierRow.findAll({ order: [['rank', 'ASC']], transaction: transaction ?? null });
  return rows.map((row) => row.get({ plain: true }));
}

function stored(row: LadderVersionRow): StoredVersion {
  const { rules, ...rest } = row.get({ plain: true });
  return { ...rest, tiers: [...rules.tiers].sort((low, high) => low.rank - high.rank) };
}
