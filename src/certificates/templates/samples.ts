/** Fictional certificates to try a template with: an ordinary one, and those with the longest and shortest texts. */
import type { TemplateKind } from '../../templates/design.ts';
import type { CertificateFacts } from '../certificateWording.ts';

/** What a template is tried with. */
export const samples = ['ordinary', 'longest', 'latin', 'shortest'] as const;
export type Sample = (typeof samples)[number];

const texts: Readonly<
  Record<
    Sample,
    Pick<CertificateFacts, 'holderName' | 'programme' | 'programmeEnglish' | 'award' | 'awardEnglish'>
  >
> = {
  ordinary: {
    holderName: '王小芳',
    programme: '养老护理员技能提升班',
    programmeEnglish: 'Elderly care skills',
    award: '一等奖',
    awardEnglish: 'First prize',
  },
  longest: {
    holderName: '阿卜杜热合曼·吐尔逊买买提',
    programme: '失能人员照护与安宁疗护综合技能提升专项培训班（第十二期）',
    programmeEnglish: 'Advanced Care of People with Disabilities and Hospice Care, Twelfth Course',
    award: '巾帼家政服务职业技能优秀选手',
    awardEnglish: 'Outstanding contestant in home services',
  },
  latin: {
    holderName: 'Maria Alexandrovna Konstantinopolskaya-I',
    programme: '母婴护理技能班',
    programmeEnglish: 'Mother-and-baby care skills',
    award: '二等奖',
    awardEnglish: 'Second prize',
  },
  shortest: {
    holderName: '李一',
    programme: '家政',
    programmeEnglish: null,
    award: '优胜奖',
    awardEnglish: null,
  },
};

/** A fictional certificate of a kind; a card shows a completion certificate. */
export function sampleFacts(
  kind: TemplateKind,
  sample: Sample,
  place: { readonly organisation: string; readonly timeZone: string; readonly origin: string },
): CertificateFacts {
  const isShort = sample === 'shortest';
  const isAward = kind === 'award' || kind === 'honour';
  const { award, awardEnglish, ...named } = texts[sample];
  return {
    ...named,
    kind: isAward ? kind : 'completion',
    title: sample === 'longest' && !isAward ? '失能人员照护与安宁疗护技能培训合格证书' : null,
    identityMasked: isShort ? null : '9900**********0012',
    tierName: isShort ? null : '技能培训',
    hours: isShort ? null : 120,
    startsOn: isShort ? null : new Date('2026-09-21T02:00:00Z'),
    endsOn: isShort ? null : new Date('2026-11-20T02:00:00Z'),
    award: isAward ? award : null,
    awardEnglish: isAward ? awardEnglish : null,
    issuerName: place.organisation,
    issuerEnglish: null,
    issuedOn: new Date('2026-11-23T02:00:00Z'),
    expiresOn: isAward || isShort ? null : new Date('2029-11-23T02:00:00Z'),
    timeZone: place.timeZone,
    number: 'JT-26-T-7K3M9Q4-X',
    verifyUrl: `${place.origin}/c/${'7k3m9q4x'.repeat(3)}7k`,
    demonstration: false,
  };
}

/** As many digits as a real QR code carries behind its address. */
const payload = '7'.repeat(316);

/** What the sample's QR carries: a card the address alone. */
export function sampleQr({ verifyUrl }: CertificateFacts, kind: TemplateKind): string {
  return kind === 'card' ? verifyUrl : `${verifyUrl}#${payload}`;
}
