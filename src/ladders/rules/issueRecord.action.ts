/**
 * Issues a record of learning: everything that a person did until now, frozen as a certificate of its own kind. While
 * nothing has changed and the last one still holds, that one is found again.
 */
import { createHash } from 'node:crypto';
import { findCertificatesOf } from '../../certificates/certificate.store.ts';
import type { Issuer } from '../../certificates/certificateAward.ts';
import { verdictOf } from '../../certificates/certificateStatus.ts';
import { issueCertificate } from '../../certificates/issueCertificate.action.ts';
import type { LearningRecord, RecordedPass } from '../../certificates/learningRecord.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import { findExternalsOf } from '../../external/externalCertificate.store.ts';
import type { Refusal } from '../../refusal.ts';
import { findAchievements, type NewAchievement } from '../achievement.store.ts';
import { listTiers } from '../course.store.ts';
import type { Tier } from './ladderVersion.ts';
import { getPersonRecord } from './personRecord.action.ts';
import { hoursAttended } from './personRecord.ts';
import { findRecordedClasses } from './recordedClasses.store.ts';

/** Months for which a record verifies as valid: it says how things stood on a day. */
export const recordMonths = 3;

/** The certificate's id; `isNew` false where the one that she has says the same and still holds. */
export async function issueRecord(
  personId: number,
  actorId: number,
  now: Date,
  issuer: Issuer,
): Promise<{ certificateId: number; isNew: boolean } | Refusal> {
  const record = await gatherLearning(personId, now);
  const content = hashOf(record);
  const known = (await findCertificatesOf(personId)).find(
    (row) =>
      row.kind === 'record' &&
      row.awardKey.startsWith(`record:${content}:`) &&
      verdictOf(row.state, row.expiresAt, now) === 'valid',
  );
  if (known) return { certificateId: known.id, isNew: false };
  const hours = record.theoryHours + record.practiceHours;
  return unitOfWork((transaction) =>
    issueCertificate(
      transaction,
      {
        ...{ kind: 'record', awardKey: `record:${content}:${now.getTime()}`, personId, titleZh: null },
        ...{
          programmeZh: '家政服务培训阶梯',
          programmeEn: 'Training ladder of home services',
          tierName: null,
        },
        ...{ hours, startsOn: null, endsOn: null, awardZh: null, awardEn: null },
        ...{ validityMonths: recordMonths, issuedAt: now, actorId, record },
      },
      issuer,
    ),
  );
}

/** Everything that she did until now. */
export async function gatherLearning(personId: number, now: Date): Promise<LearningRecord> {
  const [achievements, record, classes, certificates, externals, tiers] = await Promise.all([
    findAchievements(personId),
    getPersonRecord(personId, now),
    findRecordedClasses(personId, now),
    findCertificatesOf(personId),
    findExternalsOf(personId),
    listTiers(),
  ]);
  const any = { rank: null, occupationId: null };
  return {
    asOf: now.toISOString(),
    theoryHours: hoursAttended(record, 'theory', any),
    practiceHours: hoursAttended(record, 'practice', any),
    classes,
    passes: achievements.flatMap((one) => passOf(one, tiers)),
    certificates: certificates
      .filter(({ kind }) => kind !== 'record')
      .map(({ number, title, facts, issuedAt, expiresAt, state }) => ({
        ...{ number, title, programme: facts.programme, issuedOn: issuedAt.toISOString() },
        expiresOn: expiresAt?.toISOString() ?? null,
        state: verdictOf(state, expiresAt, now),
      })),
    externals: externals
      .filter(({ state }) => state === 'checked')
      .map(({ title, level, number, issuerName, issuedOn }) => ({
        ...{ title, level, number, issuer: issuerName, issuedOn },
      })),
    awards: certificates
      .filter(({ kind, state }) => (kind === 'award' || kind === 'honour') && state !== 'revoked')
      .map(({ facts, issuedAt }) => ({
        ...{ award: facts.award ?? facts.programme, event: facts.programme, on: issuedAt.toISOString() },
      })),
  };
}

/** The same things give the same hash, whenever they are asked for. */
function hashOf({ asOf: _, ...content }: LearningRecord): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 24);
}

function passOf({ kind, tierRank, achievedAt }: NewAchievement, tiers: readonly Tier[]): RecordedPass[] {
  if (kind !== 'theory' && kind !== 'practical' && kind !== 'tier') return [];
  const tier = tiers.find(({ rank }) => rank === tierRank);
  const titles = { title: tier?.titleZh ?? '', titleEnglish: tier?.titleEn ?? '' };
  return [{ kind, ...titles, on: achievedAt.toISOString() }];
}
