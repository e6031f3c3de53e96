/** What stands around the ladder: competitions and honours above it, hours, certificates and what is due below it. */
import type { CertificateRow } from '../../certificates/certificate.store.ts';
import { titleIn } from '../../certificates/certificate.view.ts';
import { certificateBadge } from '../../certificates/certificateBadge.view.ts';
import { showDate } from '../../i18n/dates.ts';
import { type HeldCertificate, type LadderPage, lastDay, type Summit } from '../ladder.view.ts';
import type { LadderVersion } from './ladderVersion.ts';
import type { Participation } from './participations.ts';
import { hoursAttended, type PersonRecord } from './personRecord.ts';
import { tierTitle, type Wording } from './sentences.view.ts';

/** "5+1+1": above the five tiers the competition, and above it the selection of role models. */
export function summits(
  participations: readonly Participation[],
  certificates: readonly CertificateRow[],
  wording: Wording,
): Summit[] {
  const { t, locale } = wording;
  const isEnglish = locale === 'en';
  const won = (kind: string) =>
    certificates
      .filter((row) => row.kind === kind && row.state !== 'revoked')
      .map(({ facts, issuedAt }) => ({
        text: (isEnglish ? facts.awardEnglish : null) ?? facts.award ?? facts.programme,
        note: `${(isEnglish ? facts.programmeEnglish : null) ?? facts.programme} · ${showDate(issuedAt, locale)}`,
      }));
  const entered = participations
    .filter(({ isOver }) => !isOver)
    .map((one) => ({
      text: isEnglish ? one.titleEn : one.titleZh,
      note: `${isEnglish ? one.competitionEn : one.competitionZh} · ${showDate(one.startsOn, locale)}`,
    }));
  return [
    { title: t('rules.summit.roleModel'), icon: 'star', lines: won('honour') },
    { title: t('rules.summit.competition'), icon: 'trophy', lines: [...won('award'), ...entered] },
  ];
}

/** Class hours attended in all. */
export function hourLines(record: PersonRecord, { t }: Wording): LadderPage['hours'] {
  const any = { rank: null, occupationId: null };
  return (['theory', 'practice'] as const).map((kind) => ({
    label: t(`rules.hours.${kind}`),
    value: hoursAttended(record, kind, any),
  }));
}

/** The latest certificates with until when they hold. */
export function heldCertificates(
  rows: readonly CertificateRow[],
  now: Date,
  { t, locale }: Wording,
): HeldCertificate[] {
  return rows
    .filter(({ state, kind }) => state !== 'replaced' && kind !== 'record')
    .slice(0, 6)
    .map((row) => ({
      href: `/me/certificates/${row.id}`,
      title: `${titleIn(row.facts, locale)} · ${(locale === 'en' ? row.facts.programmeEnglish : null) ?? row.facts.programme}`,
      note: [
        certificateBadge(row, now, t).label,
        row.expiresAt
          ? t('ladders.rung.validUntil', { day: lastDay(row.expiresAt, locale) })
          : t('rules.fact.forEver'),
      ].join(' · '),
    }));
}

/** Which certificates end when, and what renews them: those of tiers that some tier's rules renew. */
export function dueLines(
  { tiers }: LadderVersion,
  record: PersonRecord,
  now: Date,
  wording: Wording,
): string[] {
  const { t, locale } = wording;
  return tiers.flatMap(({ rank }) => {
    const refresher = tiers.find(({ rules }) => rules.renews?.ranks.includes(rank));
    const ends = record.passes
      .filter((pass) => pass.rank === rank && pass.at <= now && pass.validUntil !== null)
      .map(({ validUntil }) => (validUntil as Date).getTime());
    const end = new Date(Math.max(0, ...ends));
    if (!refresher || end <= now) return [];
    const tier = tierTitle(rank, wording);
    const days = Math.ceil((end.getTime() - now.getTime()) / 86_400_000);
    const params = { tier, refresher: tierTitle(refresher.rank, wording), day: lastDay(end, locale) };
    return [days <= 90 ? t('rules.due.soon', { ...params, days }) : t('rules.due.later', params)];
  });
}
