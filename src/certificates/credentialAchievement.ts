/** What a certificate was given for, as an Open Badges 3.0 Achievement: the same for all who earned it. */
import { createHash } from 'node:crypto';
import type { Bilingual } from '../lib/bilingualDays.ts';

/** What everyone who earned it shares. */
export interface AchievementFacts {
  readonly kind: string;
  readonly title: Bilingual;
  readonly programme: Bilingual;
  /** The training tier, as 技能培训. */
  readonly tierName: string | null;
  /** Standard class hours */
  readonly hours: number | null;
  readonly award: Bilingual | null;
  readonly did: string;
  readonly issuerName: string;
}

/** An Open Badges Achievement. */
export interface Achievement {
  readonly id: string;
  readonly type: readonly ['Achievement'];
  readonly name: string;
  readonly [property: string]: unknown;
}

/** Open Badges' names for our kinds; anything else is a plain Achievement. */
const achievementTypes: Readonly<Record<string, string>> = {
  completion: 'CertificateOfCompletion',
  award: 'Award',
  honour: 'Award',
};

/** The achievement; its id follows from what it says, so that all holders share it. */
export function achievementOf(facts: AchievementFacts): Achievement {
  const { kind, title, programme, tierName, hours, award, did, issuerName } = facts;
  return {
    id: `urn:uuid:${uuidOf([did, kind, title.zh, programme.zh, tierName, hours, award?.zh])}`,
    type: ['Achievement'],
    achievementType: achievementTypes[kind] ?? 'Achievement',
    name: joined(title),
    description: joined(programme),
    criteria: { narrative: criteriaOf(facts) },
    creator: { id: did, type: ['Profile'], name: issuerName },
    fieldOfStudy: joined(programme),
    ...(tierName === null ? {} : { tag: [tierName] }),
    ...(hours === null ? {} : { creditsAvailable: hours }),
  };
}

/** What had to be done for it, in both languages. Credits are standard class hours. */
function criteriaOf({ kind, programme, tierName, hours, award }: AchievementFacts): string {
  const english = programme.en === '' ? '' : ` in ${programme.en}`;
  if (kind !== 'completion' && award)
    return `在${programme.zh}中获“${award.zh}”。 ${award.en || 'Distinction'}${english}.`;
  if (kind !== 'completion') return `${programme.zh}。 Distinction${english}.`;
  const tier = tierName === null || programme.zh.includes(tierName) ? '' : tierName;
  const learnt = hours === null ? '完成规定的学习' : `完成${hours}个标准学时的学习`;
  const training = hours === null ? 'the training' : `${hours} standard class hours of training`;
  return `${tier}“${programme.zh}”：${learnt}，考核合格。 Complete ${training}${english} and pass the assessment.`;
}

function joined({ zh, en }: Bilingual): string {
  return en === '' ? zh : `${zh} · ${en}`;
}

/** A UUID made from a text's hash (RFC 9562, version 8). */
function uuidOf(parts: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  hash[6] = ((hash[6] as number) & 0x0f) | 0x80;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
