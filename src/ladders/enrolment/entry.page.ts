/** What a class leads to, and what a person still needs to enter it and to pass its tier, as sentences. */
import type { Context } from '../../http/route.ts';
import { findAchievements } from '../achievement.store.ts';
import { listTiers } from '../course.store.ts';
import { type Missing, standings, type Tier, unmetConditions } from '../progression.ts';

/** What stands between a person and the tier's certificate. */
export interface Entry {
  /** What must be there before she can enrol; empty: she may. */
  readonly before: readonly string[];
  /** What comes after the class. */
  readonly after: readonly string[];
}

/** For a visitor: what the tier asks of everyone; for who is signed in: what she herself still misses. */
export async function findEntry(context: Context, tier: Tier): Promise<Entry> {
  const { actor, now } = context;
  const tiers = await listTiers();
  const say = (missing: readonly Missing[]) => missing.map((one) => sentence(one, tiers, context));
  const after = tier.rules.hasExam ? say([{ kind: 'exam' }]) : [];
  if (!actor) return { before: say(unmetConditions(tier.rules, [], now)), after };
  const achievements = await findAchievements(actor.id);
  const standing = standings(tiers, achievements, [], now).find((one) => one.tier.rank === tier.rank);
  const before = say(unmetConditions(tier.rules, achievements, now));
  return { before, after: standing?.missing.some(({ kind }) => kind === 'exam') ? after : [] };
}

function sentence(missing: Missing, tiers: readonly Tier[], { t, locale }: Context): string {
  if (missing.kind === 'class') return t('ladders.missing.class');
  if (missing.kind === 'exam') return t('ladders.missing.exam');
  const tier = tiers.find(({ rank }) => rank === missing.rank);
  const title = (locale === 'en' ? tier?.titleEn : tier?.titleZh) ?? '';
  if (missing.kind === 'tierValid') return t('ladders.missing.tierValid', { tier: title });
  return t('ladders.missing.tierWithin', { tier: title, months: missing.months });
}
