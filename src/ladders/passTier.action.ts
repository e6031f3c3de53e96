/**
 * A tier is passed: records it with its validity, issues the completion certificate, and renews what a refresher renews,
 * in the caller's unit of work.
 */
import type { Issuer } from '../certificates/certificateAward.ts';
import { issueCertificate } from '../certificates/issueCertificate.action.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { addAchievement } from './achievement.store.ts';
import { findCourse } from './course.store.ts';
import { validityEnd } from './progression.ts';
import { renewTiers } from './renewTiers.action.ts';
import { getOwnLadder } from './rules/personRecord.action.ts';

/** Who passed which course's tier, and by what. */
export interface Pass {
  readonly personId: number;
  readonly courseId: number;
  readonly sourceKind: 'cohort' | 'exam';
  readonly sourceId: number;
  readonly passedAt: Date;
  /** When the training took place, for the certificate. */
  readonly startsOn: Date | null;
  readonly endsOn: Date | null;
  readonly actorId: number | null;
}

/** Records the pass and gives the certificate's id; a second time finds the same one. */
export async function passTier(
  transaction: Transaction,
  pass: Pass,
  issuer: Issuer,
): Promise<number | Refusal> {
  const course = await findCourse(pass.courseId, transaction);
  const { tiers } = (await getOwnLadder(pass.personId, pass.passedAt, transaction)).ladder;
  const tier = tiers.find(({ rank }) => rank === course?.tierRank);
  if (!course || !tier) throw new Error('A pass needs a course on a tier.');
  const { personId, sourceKind, sourceId, passedAt } = pass;
  const validUntil = validityEnd(tier.rules, passedAt, issuer.timeZone);
  const achieved = {
    personId,
    sourceKind,
    sourceId,
    tierRank: tier.rank,
    courseId: course.id,
    achievedAt: passedAt,
  };
  const hours = course.theoryHours + course.practiceHours;
  await addAchievement(transaction, { ...achieved, kind: 'tier', validUntil });
  const issued = await issueCertificate(
    transaction,
    {
      kind: 'completion',
      awardKey: `${sourceKind}:${sourceId}`,
      personId,
      titleZh: null,
      programmeZh: course.titleZh,
      programmeEn: course.titleEn,
      tierName: tier.titleZh,
      hours,
      startsOn: pass.startsOn,
      endsOn: pass.endsOn,
      awardZh: null,
      awardEn: null,
      validityMonths: tier.rules.validityMonths,
      issuedAt: passedAt,
      actorId: pass.actorId,
    },
    issuer,
  );
  if (isRefusal(issued)) return issued;
  const refresher = { personId, tier, hours, passedAt, actorId: pass.actorId };
  return (await renewTiers(transaction, refresher, tiers, issuer)) ?? issued.certificateId;
}
