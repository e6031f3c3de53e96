/**
 * How much speaks for two records being one person: same ID number, same phone, similar name and same birth date. Knows
 * no database; phones and ID numbers come as keyed hashes, which are enough to tell whether they are the same.
 */
import { areSimilarNames, nameKey } from './nameKey.ts';

/** What of a record is compared. */
export interface Comparable {
  readonly name: string;
  readonly identityHash: string | null;
  readonly phoneHash: string | null;
  /** YYYY-MM-DD, or null where no ID number is known. */
  readonly birthDate: string | null;
  readonly community: string | null;
}

/** What speaks for (the first five) or against two records being one person. */
export type DuplicateReason =
  | 'sameIdentity'
  | 'samePhone'
  | 'sameName'
  | 'similarName'
  | 'sameBirthDate'
  | 'sameCommunity'
  | 'otherIdentity'
  | 'otherBirthDate';

/** A pair that someone should look at; `score` is 1–100. */
export interface DuplicateScore {
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

const weights: Readonly<Record<DuplicateReason, number>> = {
  sameIdentity: 100,
  samePhone: 45,
  sameName: 40,
  similarName: 25,
  sameBirthDate: 30,
  sameCommunity: 5,
  otherIdentity: -30,
  otherBirthDate: -10,
};

/** The score of a pair, the same whichever comes first; null where nothing says that they are one person. */
export function scoreDuplicate(left: Comparable, right: Comparable): DuplicateScore | null {
  const reasons = reasonsOf(left, right);
  const has = (reason: DuplicateReason) => reasons.includes(reason);
  const hasName = has('sameName') || has('similarName');
  if (!has('sameIdentity') && !has('samePhone') && !(hasName && has('sameBirthDate'))) return null;
  const sum = reasons.reduce((total, reason) => total + weights[reason], 0);
  return { score: Math.min(100, Math.max(1, sum)), reasons };
}

function reasonsOf(left: Comparable, right: Comparable): DuplicateReason[] {
  const reasons: DuplicateReason[] = [];
  const compare = (
    [one, other]: readonly [string | null, string | null],
    same: DuplicateReason,
    different?: DuplicateReason,
  ) => {
    if (one === null || other === null) return;
    if (one === other) reasons.push(same);
    else if (different) reasons.push(different);
  };
  compare([left.identityHash, right.identityHash], 'sameIdentity', 'otherIdentity');
  compare([left.phoneHash, right.phoneHash], 'samePhone');
  if (nameKey(left.name) === nameKey(right.name)) reasons.push('sameName');
  else if (areSimilarNames(left.name, right.name)) reasons.push('similarName');
  compare([left.birthDate, right.birthDate], 'sameBirthDate', 'otherBirthDate');
  compare([left.community, right.community], 'sameCommunity');
  return reasons;
}
