/** Who is asked for an ID number: those whose course's or tier's certificate carries it. */
import type { TierRules } from '../rules/ladderVersion.ts';

/** Whether those who enrol for a course are asked for their ID number. */
export function asksIdentity(
  course: { readonly needsIdentity: boolean },
  tier: { readonly rules: Pick<TierRules, 'needsIdentity'> },
): boolean {
  return course.needsIdentity || (tier.rules.needsIdentity ?? false);
}
