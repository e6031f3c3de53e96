/** What the rules know of one person, and the ladder as it is for her. */
import type { Transaction } from '../../db/unitOfWork.ts';
import { findLadder, listPublished, versionAt } from './ladder.store.ts';
import type { LadderVersion } from './ladderVersion.ts';
import { personalLadder, underWay } from './personalLadder.ts';
import { emptyRecord, type PersonRecord } from './personRecord.ts';
import { gatherRecords } from './records.store.ts';

/** A person's record with the ladder that holds for her. */
export interface OwnLadder {
  readonly record: PersonRecord;
  readonly ladder: LadderVersion;
  /** Tiers in whose classes she has a place now. */
  readonly begun: readonly number[];
}

/** What the rules know of her at a moment. */
export async function getPersonRecord(
  personId: number,
  at: Date,
  transaction?: Transaction,
): Promise<PersonRecord> {
  return (await getOwnLadder(personId, at, transaction)).record;
}

/** Her record, and the ladder that holds for her: what she has begun goes by the version in force then. */
export async function getOwnLadder(
  personId: number,
  at: Date,
  transaction?: Transaction,
): Promise<OwnLadder> {
  const gathered = (await gatherRecords([personId], transaction ? { transaction } : {})).get(personId);
  const { record, beginnings } = gathered ?? { record: emptyRecord, beginnings: [] };
  const published = await listPublished(transaction);
  const current = versionAt(published, at) ?? (await findLadder(at, transaction));
  const ladder = personalLadder(current, underWay(beginnings, record, at), (then) =>
    versionAt(published, then),
  );
  const begun = beginnings.filter(({ isUnderWay }) => isUnderWay).map(({ rank }) => rank);
  return { record, ladder, begun: [...new Set(begun)] };
}
