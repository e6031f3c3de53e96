/**
 * A refresher is passed: renews the tiers that its rules name, in the caller's unit of work. Each certificate that still
 * holds is replaced by a new one; one that has ended, or is suspended, revoked or replaced, is left as it is.
 */
import { findIssued } from '../certificates/certificate.store.ts';
import type { Issuer } from '../certificates/certificateAward.ts';
import { renewCertificate } from '../certificates/renewCertificate.action.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { addAchievement, findAchievements } from './achievement.store.ts';
import { renewable, type Tier, validityEnd } from './progression.ts';

/** Which refresher was passed, by whom and when. */
export interface Refresher {
  readonly personId: number;
  readonly tier: Tier;
  /** Standard class hours of its course. */
  readonly hours: number;
  readonly passedAt: Date;
  readonly actorId: number | null;
}

/** Renews what can be renewed; a Refusal where a new certificate can't be issued. */
export async function renewTiers(
  transaction: Transaction,
  { personId, tier, hours, passedAt, actorId }: Refresher,
  tiers: readonly Tier[],
  issuer: Issuer,
): Promise<Refusal | null> {
  const achievements = await findAchievements(personId, transaction);
  for (const passed of renewable(tier.rules, hours, achievements, passedAt)) {
    const renewed = tiers.find(({ rank }) => rank === passed.tierRank);
    const months = renewed?.rules.validityMonths;
    const certificateId = await findIssued(transaction, `${passed.sourceKind}:${passed.sourceId}`, personId);
    if (!renewed || !months || certificateId === null) continue;
    const wish = { certificateId, validityMonths: months, at: passedAt, actorId };
    const newId = await renewCertificate(transaction, wish, issuer);
    if (isRefusal(newId)) return newId;
    if (newId === null) continue;
    const { kind, tierRank, courseId } = passed;
    await addAchievement(transaction, {
      ...{ personId, kind, tierRank, courseId },
      sourceKind: 'renewal',
      sourceId: certificateId,
      achievedAt: passedAt,
      validUntil: validityEnd(renewed.rules, passedAt, issuer.timeZone),
    });
  }
  return null;
}
