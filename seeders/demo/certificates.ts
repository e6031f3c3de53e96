/**
 * Some two thousand certificates in every state, for those who completed classes; their PDFs are made at the first
 * download. One certificate of each state has a fixed token, listed in the README.
 */
import { createHash } from 'node:crypto';
import { Person } from '../../src/accounts/person.model.ts';
import { Certificate, CertificateChangeEntry } from '../../src/certificates/certificate.model.ts';
import { type CertificateAward, freezeFacts, type Issuer } from '../../src/certificates/certificateAward.ts';
import { drawCertificateNumber } from '../../src/certificates/certificateNumber.ts';
import type { CertificateState } from '../../src/certificates/certificateStatus.ts';
import { assignStatusIndexes } from '../../src/certificates/statusListEntry.store.ts';
import { publicReasonOf } from '../../src/certificates/statusReason.ts';
import { endOfValidity, yearIn } from '../../src/certificates/validity.ts';
import { insertAll } from '../../src/db/insertAll.ts';
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { translator } from '../../src/i18n/translate.ts';
import { AchievementRow } from '../../src/ladders/achievement.model.ts';
import { chunksOf } from '../../src/lib/chunks.ts';
import { drawToken } from '../../src/lib/publicToken.ts';
import { demonstrationTokens } from '../../src/verification/demonstrationTokens.ts';
import { courses } from './courses.ts';
import type { Completion } from './ladders.ts';
import type { Chance } from './random.ts';

const tierNames = ['公益培训', '技能培训', '专项培训', '回炉培训', '职业经理人培训'];

interface Holder {
  readonly name: string;
  readonly identityMasked: string | null;
}

interface Frame {
  readonly chance: Chance;
  readonly now: Date;
  readonly issuer: Issuer;
  readonly adminId: number;
  readonly organiserId: number;
  /** Those who have surely passed what they completed, and whose certificates hold. */
  readonly certain: ReadonlySet<number>;
}

/** Writes a certificate for most completions, and the pass of the tier that goes with it. */
export async function seedCertificates(
  transaction: Transaction,
  completions: readonly Completion[],
  frame: Frame,
): Promise<void> {
  const passed = completions.filter(
    ({ tierRank, personId }) => tierRank === 1 || frame.certain.has(personId) || frame.chance.happens(0.97),
  );
  const people = await Person.findAll({ attributes: ['id', 'name', 'identityMasked'], transaction });
  const holders = new Map<number, Holder>(
    people.map(({ id, name, identityMasked }) => [id, { name, identityMasked }]),
  );
  const rows = passed.map((completion, index) =>
    certificate(completion, holders.get(completion.personId) as Holder, index, frame),
  );
  useFixedTokens(rows, frame.now);
  await insertAll(Certificate, rows, transaction);
  await seedStatusIndexes(transaction);
  await seedPasses(transaction, passed, frame);
  await seedChanges(transaction, frame);
}

/** Every twelfth certificate of tiers 2–5 was issued so long ago that it has expired. */
function issueDay(
  { tierRank, endsOn, personId }: Completion,
  index: number,
  certain: ReadonlySet<number>,
): Date {
  const isOld = tierRank > 1 && index % 12 === 0 && !certain.has(personId);
  return isOld ? new Date(endsOn.getTime() - 3.1 * 365 * 86_400_000) : endsOn;
}

function awardFor(completion: Completion, issuedAt: Date): CertificateAward {
  const { personId, courseCode, cohortId, tierRank, startsOn, endsOn } = completion;
  const course = courses.find(({ code }) => code === courseCode);
  return {
    kind: 'completion',
    awardKey: `cohort:${cohortId}`,
    personId,
    titleZh: null,
    programmeZh: course?.titleZh ?? '',
    programmeEn: course?.titleEn ?? null,
    tierName: tierNames[tierRank - 1] ?? null,
    hours: (course?.theoryHours ?? 0) + (course?.practiceHours ?? 0),
    startsOn: new Date(issuedAt.getTime() - (endsOn.getTime() - startsOn.getTime())),
    endsOn: issuedAt,
    awardZh: null,
    awardEn: null,
    validityMonths: tierRank === 1 ? null : 36,
    issuedAt,
    actorId: null,
  };
}

/** Reasons from the list; what is stored beside them is their Chinese wording. */
const reasonCodes = { active: null, suspended: 'underReview', revoked: 'notAttended' } as const;

/** Of sixty certificates that have not expired, one is suspended and one revoked. */
function stateFor(index: number, holdsSurely: boolean): keyof typeof reasonCodes {
  if (holdsSurely) return 'active';
  if (index % 60 === 7) return 'suspended';
  return index % 60 === 21 ? 'revoked' : 'active';
}

function certificate(completion: Completion, holder: Holder, index: number, frame: Frame) {
  const { chance, now, issuer, certain } = frame;
  const award = awardFor(completion, issueDay(completion, index, certain));
  const { kind, awardKey, personId, issuedAt } = award;
  const random = (size: number) =>
    createHash('sha512').update(`${index}:${chance.next()}`).digest().subarray(0, size);
  const expiresAt =
    award.validityMonths === null ? null : endOfValidity(issuedAt, award.validityMonths, issuer.timeZone);
  const hasExpired = expiresAt !== null && expiresAt <= now;
  const state = stateFor(index, hasExpired || certain.has(personId));
  return {
    number: drawCertificateNumber({ issuer: 'JT', year: yearIn(issuedAt, issuer.timeZone), kind }, random),
    token: drawToken(random),
    kind,
    awardKey,
    personId,
    holderName: holder.name,
    title: '培训合格证书',
    facts: freezeFacts(award, holder, issuer),
    state: state as CertificateState,
    reasonCode: reasonCodes[state],
    publicReason: publicReasonOf({ reasonCode: reasonCodes[state], publicNote: null }, translator('zh-CN')),
    issuedAt,
    expiresAt,
    pdf: null,
    pdfSha256: null,
  };
}

type Row = ReturnType<typeof certificate>;

function useFixedTokens(rows: Row[], now: Date): void {
  const isExpired = (row: Row) => row.expiresAt !== null && row.expiresAt <= now;
  const first = (test: (row: Row) => boolean, token: string) => {
    const row = rows.find(test);
    if (row) row.token = token;
  };
  first(
    (row) => row.state === 'active' && row.expiresAt !== null && !isExpired(row),
    demonstrationTokens.valid,
  );
  first(isExpired, demonstrationTokens.expired);
  first(({ state }) => state === 'suspended', demonstrationTokens.suspended);
  first(({ state }) => state === 'revoked', demonstrationTokens.revoked);
}

/** Places in the status lists, as every certificate gets at its issue. */
async function seedStatusIndexes(transaction: Transaction): Promise<void> {
  const ids = (await Certificate.findAll({ attributes: ['id'], raw: true, transaction })).map(({ id }) => id);
  for (const some of chunksOf(ids, 400)) await assignStatusIndexes(transaction, some);
}

async function seedPasses(
  transaction: Transaction,
  passed: readonly Completion[],
  { issuer }: Frame,
): Promise<void> {
  const rows = passed.map(({ personId, tierRank, courseId, cohortId, endsOn }) => ({
    personId,
    kind: 'tier' as const,
    tierRank,
    courseId,
    sourceKind: 'cohort' as const,
    sourceId: cohortId,
    achievedAt: endsOn,
    validUntil: tierRank === 1 ? null : endOfValidity(endsOn, 36, issuer.timeZone),
  }));
  await insertAll(AchievementRow, rows, transaction);
}

/** The organiser asked for the revocations, and the administrator confirmed them. */
async function seedChanges(transaction: Transaction, { now, adminId, organiserId }: Frame): Promise<void> {
  const changed = await Certificate.findAll({
    where: { state: ['suspended', 'revoked'] },
    attributes: ['id', 'state', 'reasonCode', 'issuedAt'],
    transaction,
  });
  const rows = changed.map(({ id, state, reasonCode, issuedAt }) => ({
    certificateId: id,
    change: state === 'suspended' ? ('suspend' as const) : ('revoke' as const),
    state,
    reason: '',
    reasonCode,
    isPublic: false,
    actorId: adminId,
    requestedById: state === 'suspended' ? null : organiserId,
    at: new Date(Math.min(now.getTime() - 86_400_000, issuedAt.getTime() + 30 * 86_400_000)),
  }));
  await insertAll(CertificateChangeEntry, rows, transaction);
}
