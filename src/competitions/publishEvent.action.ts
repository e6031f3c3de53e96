/** Publishes a signed-off result: award certificates for the winners, and the award on their record, exactly once. */
import type { Issuer } from '../certificates/certificateAward.ts';
import { issueCertificate } from '../certificates/issueCertificate.action.ts';
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { recordAchievement } from '../ladders/recordAchievement.action.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import {
  type CompetitionRow,
  type EventRow,
  findCompetition,
  lockEvent,
  updateEvent,
} from './competition.store.ts';
import type { ResultRow } from './resultList.ts';
import { findResultList, publishResultList } from './scoreSheet.store.ts';

/** The number of certificates; publishing again changes nothing. */
export function publishEvent(
  eventId: number,
  actorId: number,
  now: Date,
  issuer: Issuer,
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const event = await lockEvent(transaction, eventId);
    const list = await findResultList(eventId, transaction);
    if (!event || !list) return refuse('competitions.refusal.notSignedOff');
    const winners = list.rows.filter(({ awardZh }) => awardZh !== null);
    if (event.state === 'published') return winners.length;
    const competition = await findCompetition(event.competitionId, transaction);
    if (!competition) throw new Error('An event needs a competition.');
    for (const row of winners) {
      const refusal = await honour(transaction, row, { event, competition, actorId, now, issuer });
      if (refusal) return refusal;
    }
    await publishResultList(transaction, eventId, now);
    await updateEvent(transaction, eventId, { state: 'published' });
    const subject = { actorId, at: now, action: 'result.publish', subjectKind: 'event', subjectId: eventId };
    await audit(transaction, { ...subject, before: { state: event.state }, after: { state: 'published' } });
    return winners.length;
  });
}

interface Occasion {
  readonly event: EventRow;
  readonly competition: CompetitionRow;
  readonly actorId: number;
  readonly now: Date;
  readonly issuer: Issuer;
}

/** 1 first, 2 second, 3 third prize; any other award counts as the least, 4. */
function levelOf(awardZh: string | null): number {
  const level = ['一', '二', '三'].findIndex((digit) => awardZh?.startsWith(`${digit}等`)) + 1;
  return level || 4;
}

async function honour(transaction: Transaction, row: ResultRow, occasion: Occasion): Promise<Refusal | null> {
  const { event, competition, actorId, now, issuer } = occasion;
  const issued = await issueCertificate(
    transaction,
    {
      kind: 'award',
      awardKey: `event:${event.id}`,
      personId: row.personId,
      titleZh: null,
      programmeZh: `${competition.titleZh}“${event.titleZh}”赛项`,
      programmeEn: `${event.titleEn}, ${competition.titleEn}`,
      tierName: null,
      hours: null,
      startsOn: null,
      endsOn: null,
      awardZh: row.awardZh,
      awardEn: row.awardEn,
      validityMonths: null,
      issuedAt: now,
      actorId,
    },
    issuer,
  );
  if (isRefusal(issued)) return issued;
  const source = { sourceKind: 'event', sourceId: event.id } as const;
  const { personId } = row;
  await recordAchievement(transaction, {
    ...source,
    personId,
    kind: 'award',
    tierRank: 0,
    courseId: null,
    achievedAt: now,
    validUntil: null,
    awardLevel: levelOf(row.awardZh),
    awardTitle: event.titleZh,
  });
  return null;
}
