/** Whom a draft would let in or shut out, against the version in force. Knows no tables. */
import type { Check } from './checks.ts';
import { tierEligibility } from './eligibility.ts';
import type { LadderVersion } from './ladderVersion.ts';
import type { PersonRecord } from './personRecord.ts';

/** What would change for one person at one tier; `reasons`: what is missing by the version that refuses her. */
export interface PreviewChange {
  readonly rank: number;
  readonly change: 'gain' | 'loss';
  readonly reasons: readonly Check[];
}

/**
 * What would change for her. Tiers that she holds, or is under way with (`begun`: she finishes by her own version), are
 * left out.
 */
export function previewChanges(
  current: LadderVersion,
  draft: LadderVersion,
  { record, begun }: { record: PersonRecord; begun: ReadonlySet<number> },
  at: Date,
): PreviewChange[] {
  return draft.tiers.flatMap((tier): PreviewChange[] => {
    const old = current.tiers.find(({ rank }) => rank === tier.rank);
    if (!old || begun.has(tier.rank) || holdsTier(record, tier.rank, at)) return [];
    const before = tierEligibility(old, current, record, at);
    const after = tierEligibility(tier, draft, record, at);
    if (before.isEligible === after.isEligible) return [];
    const change = after.isEligible ? 'gain' : 'loss';
    return [{ rank: tier.rank, change, reasons: (after.isEligible ? before : after).missing }];
  });
}

function holdsTier({ passes }: PersonRecord, rank: number, at: Date): boolean {
  return passes.some(
    (pass) => pass.rank === rank && pass.at <= at && (pass.validUntil === null || pass.validUntil > at),
  );
}
