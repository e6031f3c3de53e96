/** Says no to someone who may not begin a tier yet, by the first thing that is missing. */
import { type Refusal, refuse } from '../../refusal.ts';
import type { Check } from './checks.ts';
import type { LadderVersion } from './ladderVersion.ts';

/** The sentence for what is missing. */
export function refuseEntry({ condition, lack }: Check, { tiers }: Pick<LadderVersion, 'tiers'>): Refusal {
  if ('rank' in condition && condition.kind !== 'hours' && condition.kind !== 'examPart') {
    const tier = tiers.find(({ rank }) => rank === condition.rank);
    return tier ? refuse(`ladders.refusal.tierFirst.${tier.key}`) : refuse('rules.refusal.other');
  }
  if (condition.kind === 'hours') return refuse(`rules.refusal.hours.${condition.of}`, { hours: lack });
  if (condition.kind === 'examPart') return refuse(`rules.refusal.part.${condition.part}`);
  if (condition.kind === 'age') return refuse('rules.refusal.age');
  return refuse('rules.refusal.other');
}
