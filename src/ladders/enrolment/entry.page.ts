/** What a person still needs to enter a class, and after it to pass its tier, as sentences. */
import type { Context } from '../../http/route.ts';
import { stepSentence } from '../ladder.view.ts';
import { type Step, standings, type Tier } from '../progression.ts';
import { tierEligibility } from '../rules/eligibility.ts';
import { findLadder } from '../rules/ladder.store.ts';
import { listOccupations } from '../rules/occupation.store.ts';
import { getOwnLadder } from '../rules/personRecord.action.ts';
import { emptyRecord } from '../rules/personRecord.ts';
import { missingSentence } from '../rules/sentences.view.ts';

/** What stands between a person and the tier's certificate. */
export interface Entry {
  /** The tier by the rules that hold for her. */
  readonly tier: Tier;
  /** What must be there before she can enrol; empty: she may. */
  readonly before: readonly string[];
  /** What comes after the class. */
  readonly after: readonly string[];
}

/** For a visitor: what the tier asks of everyone; for who is signed in: what she herself still misses. */
export async function findEntry(context: Context, rank: number): Promise<Entry> {
  const { actor, now, t, locale } = context;
  const own = actor && (await getOwnLadder(actor.id, now));
  const ladder = own?.ladder ?? (await findLadder(now));
  const record = own?.record ?? emptyRecord;
  const tier = ladder.tiers.find((one) => one.rank === rank);
  if (!tier) throw new Error(`There is no tier ${rank}.`);
  const { missing } = tierEligibility(tier, ladder, record, now);
  const needsTopics = missing.some(({ condition }) => condition.kind === 'hours');
  const occupations = needsTopics ? await listOccupations() : [];
  const wording = { t, locale, tiers: ladder.tiers, occupations };
  const standing = standings(ladder, record, [], now).find((one) => one.tier.rank === rank);
  const steps = standing?.state === 'locked' ? examOf(tier) : (standing?.steps ?? []);
  return {
    tier,
    before: missing.map((one) => missingSentence(one, wording)),
    after: steps.filter(({ kind }) => kind === 'part').map((step) => stepSentence(step, wording)),
  };
}

/** Both parts of the exam, for who has not begun. */
function examOf({ rules }: Tier): Step[] {
  if (!rules.hasExam) return [];
  return [
    { kind: 'part', part: 'theory' },
    { kind: 'part', part: 'practical' },
  ];
}
