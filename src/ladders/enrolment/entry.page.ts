/** What a class leads to, and what a person still needs to enter it and to pass its tier, as sentences. */
import type { Context } from '../../http/route.ts';
import { stepSentence } from '../ladder.view.ts';
import { standings, type Tier } from '../progression.ts';
import { tierEligibility } from '../rules/eligibility.ts';
import { findLadder } from '../rules/ladder.store.ts';
import { examParts } from '../rules/ladderVersion.ts';
import { listOccupations } from '../rules/occupation.store.ts';
import { getOwnLadder } from '../rules/personRecord.action.ts';
import { emptyRecord } from '../rules/personRecord.ts';
import { conditionSentence, missingSentence } from '../rules/sentences.view.ts';

/** What stands between a person and the tier's certificate. */
export interface Entry {
  /** What must be there before she can enrol; empty: she may. */
  readonly before: readonly string[];
  /** What comes after the class. */
  readonly after: readonly string[];
}

/** For a visitor: what the tier asks of everyone; for who is signed in: what she herself still misses. */
export async function findEntry(context: Context, { rank }: Pick<Tier, 'rank'>): Promise<Entry> {
  const { actor, now, t, locale } = context;
  const own = actor && (await getOwnLadder(actor.id, now));
  const ladder = own?.ladder ?? (await findLadder(now));
  const tier = ladder.tiers.find((one) => one.rank === rank);
  if (!tier) return { before: [], after: [] };
  const wording = { t, locale, tiers: ladder.tiers, occupations: await listOccupations() };
  const { missing } = tierEligibility(tier, ladder, own?.record ?? emptyRecord, now);
  const before = missing.map((check) =>
    own ? missingSentence(check, wording) : conditionSentence(check.condition, wording),
  );
  const parts = tier.rules.hasExam ? examParts.map((part) => ({ kind: 'part', part }) as const) : [];
  const standing = own && standings(ladder, own.record, own.begun, now).find((one) => one.tier.rank === rank);
  const steps = standing ? standing.steps.filter(({ kind }) => kind === 'part') : parts;
  return { before, after: steps.map((step) => stepSentence(step, wording)) };
}
