/** Picks the pairs to look at out of records that share a phone or a birth date. Knows no database. */
import { type Comparable, type DuplicateScore, scoreDuplicate } from './duplicateScore.ts';
import { areSimilarNames } from './nameKey.ts';

/** A record with its id. */
export interface Candidate extends Comparable {
  readonly id: number;
}

/** Two records, the smaller id first, and what speaks for their being one person. */
export interface CandidatePair extends DuplicateScore {
  readonly firstId: number;
  readonly secondId: number;
}

/** A phone that so many share is a station's or a family's: then only similar names count. */
export const sharedFrom = 6;

/** All pairs within records that share something, each once. */
export function candidatePairs(sharing: readonly Candidate[]): CandidatePair[] {
  const pairs: CandidatePair[] = [];
  const isShared = sharing.length >= sharedFrom;
  sharing.forEach((left, index) => {
    for (const right of sharing.slice(index + 1)) {
      if (isShared && !hasMoreInCommon(left, right)) continue;
      const score = scoreDuplicate(left, right);
      if (!score) continue;
      const [firstId, secondId] = left.id < right.id ? [left.id, right.id] : [right.id, left.id];
      pairs.push({ firstId, secondId, ...score });
    }
  });
  return pairs;
}

function hasMoreInCommon(left: Candidate, right: Candidate): boolean {
  const hasOneIdentity = left.identityHash !== null && left.identityHash === right.identityHash;
  return hasOneIdentity || areSimilarNames(left.name, right.name);
}
