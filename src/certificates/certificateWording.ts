/**
 * The sentences on a certificate, in Chinese and English side by side: paper does not switch languages. Knows no
 * layout.
 */
import { type Bilingual, bilingualDay } from '../lib/bilingualDays.ts';
import type { CertificateKind } from './certificateNumber.ts';
import type { LearningRecord } from './learningRecord.ts';

/** Everything that a certificate shows; a certificate's page lists the same facts in the same order. */
export interface CertificateFacts {
  readonly kind: CertificateKind;
  /** 养老护理技能培训合格证书; a plain 培训合格证书 where there is none. */
  readonly title: string | null;
  readonly holderName: string;
  /** 2306**********1234 */
  readonly identityMasked: string | null;
  /** The programme, the competition's event, or for an honour what it is given for. */
  readonly programme: string;
  readonly programmeEnglish: string | null;
  /** The training tier, as 技能培训. */
  readonly tierName: string | null;
  /** Standard class hours */
  readonly hours: number | null;
  readonly startsOn: Date | null;
  readonly endsOn: Date | null;
  /** 一等奖, or the honorary title; completion certificates have none. */
  readonly award: string | null;
  readonly awardEnglish: string | null;
  readonly issuerName: string;
  readonly issuerEnglish: string | null;
  readonly issuedOn: Date;
  /** The last moment of validity; null: no end. */
  readonly expiresOn: Date | null;
  /** IANA name of the time zone that the days are printed in. */
  readonly timeZone: string;
  readonly number: string;
  readonly verifyUrl: string;
  /** Marks the paper of an organisation that does not exist. */
  readonly demonstration: boolean;
  /** Of a record of learning: what it attests. */
  readonly record?: LearningRecord;
}

/** A labelled fact; `value.en` is empty where the Chinese says it all. */
export interface LabelledFact {
  readonly label: Bilingual;
  readonly value: Bilingual;
}

const titles: Readonly<Record<CertificateKind, Bilingual>> = {
  completion: { zh: '培训合格证书', en: 'Certificate of Completion' },
  award: { zh: '获奖证书', en: 'Award Certificate' },
  honour: { zh: '荣誉证书', en: 'Certificate of Honour' },
  record: { zh: '学习记录', en: 'Record of Learning' },
};

/** The title, as printed. */
export function titleOf(facts: Pick<CertificateFacts, 'kind' | 'title'>): Bilingual {
  const { zh, en } = titles[facts.kind];
  return { zh: facts.title ?? zh, en };
}

/** The sentence under the holder's name. An English name that is missing is left out, never transliterated. */
export function sentenceOf(facts: CertificateFacts): Bilingual {
  if (facts.kind === 'completion') return completionSentence(facts);
  const named = facts.programmeEnglish ? ` in ${facts.programmeEnglish}` : '';
  if (facts.kind === 'award')
    return { zh: `在${facts.programme}中表现优异，荣获`, en: `for an outstanding performance${named}` };
  if (facts.kind === 'record') return { zh: facts.programme, en: facts.programmeEnglish ?? '' };
  return { zh: `在${facts.programme}中成绩突出，授予`, en: `for distinguished service${named}` };
}

/** The award or honorary title, set on a line of its own; null for completion certificates. */
export function awardOf(facts: CertificateFacts): Bilingual | null {
  if (facts.kind === 'completion' || !facts.award) return null;
  return { zh: facts.award, en: facts.awardEnglish ?? '' };
}

/** What stands at the foot, left to right. */
export function footFacts(facts: CertificateFacts): LabelledFact[] {
  const issuer = { zh: facts.issuerName, en: facts.issuerEnglish ?? '' };
  const issuedOn = bilingualDay(facts.issuedOn, facts.timeZone);
  const end = facts.expiresOn
    ? bilingualDay(facts.expiresOn, facts.timeZone)
    : { zh: '长期有效', en: 'No expiry' };
  const validity = { label: { zh: '有效期至', en: 'Valid until' }, value: end };
  return [
    { label: { zh: '发证单位', en: 'Issued by' }, value: issuer },
    { label: { zh: '发证日期', en: 'Date of issue' }, value: issuedOn },
    ...(facts.kind === 'completion' || facts.expiresOn ? [validity] : []),
  ];
}

function completionSentence(facts: CertificateFacts): Bilingual {
  const { programme, programmeEnglish, tierName, hours } = facts;
  const [when, dates] = periodOf(facts);
  const tier = tierName && !programme.includes(tierName) ? tierName : '';
  const learnt = hours === null ? '完成规定的学习' : `完成${hours}个标准学时的学习`;
  const hoursEnglish = hours === null ? 'the training' : `${hours} standard class hours of training`;
  const named = programmeEnglish ? ` in ${programmeEnglish}` : '';
  return {
    zh: `${when}参加${tier}“${programme}”，${learnt}，考核合格，特发此证。`,
    en: `has completed ${hoursEnglish}${named}${dates} and passed the assessment.`,
  };
}

function periodOf({ startsOn, endsOn, timeZone }: CertificateFacts): [zh: string, en: string] {
  if (!startsOn) return ['', ''];
  const start = bilingualDay(startsOn, timeZone);
  const end = bilingualDay(endsOn ?? startsOn, timeZone);
  if (start.zh === end.zh) return [`于${start.zh}`, ` on ${start.en}`];
  return [`于${start.zh}至${end.zh}`, `, ${start.en} – ${end.en},`];
}
