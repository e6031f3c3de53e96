/** Makes a person's record for the rules from the rows that tables keep of her. Knows no tables. */
import { type AwardLevel, type ExternalType, externalTypes, type SkillLevel } from './ladderVersion.ts';
import { emptyRecord, type HoursAttended, type PersonRecord } from './personRecord.ts';

/** What rules read from an achievement's row. */
export interface AchievementFacts {
  readonly kind: 'completion' | 'tier' | 'award' | 'theory' | 'practical';
  readonly tierRank: number;
  readonly sourceKind?: string;
  readonly sourceId?: number;
  readonly achievedAt: Date;
  readonly validUntil: Date | null;
  readonly awardLevel?: number | null;
  readonly awardTitle?: string | null;
}

/** What rules read from an external certificate's row; days are `YYYY-MM-DD`. */
export interface ExternalFacts {
  readonly kind: string;
  readonly level: string | null;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
}

/** What rules read from a person's row. */
export interface PersonFacts {
  readonly birthDate: string | null;
  readonly workingSince: string | null;
  /** When she came into the register of workers: work years count from then where nothing else is known. */
  readonly registeredAt: Date | null;
}

/** The record. An exam that was passed counts as both of its parts. */
export function recordOf(
  person: PersonFacts | null,
  achievements: readonly AchievementFacts[],
  hours: readonly HoursAttended[] = [],
  externals: readonly ExternalFacts[] = [],
): PersonRecord {
  const registeredOn = person?.registeredAt?.toISOString().slice(0, 10) ?? null;
  return {
    ...emptyRecord,
    bornOn: person?.birthDate ?? null,
    workingSince: person?.workingSince ?? registeredOn,
    passes: achievements.filter(({ kind }) => kind === 'tier').map(passOf),
    parts: achievements.flatMap(partsOf),
    completions: achievements
      .filter(({ kind }) => kind === 'completion')
      .map(({ tierRank, achievedAt }) => ({ rank: tierRank, at: achievedAt })),
    awards: achievements.filter(({ kind }) => kind === 'award').map(awardOf),
    hours,
    externals: externals.flatMap(externalOf),
  };
}

function passOf({ tierRank, achievedAt, validUntil, sourceKind, sourceId }: AchievementFacts) {
  return { rank: tierRank, at: achievedAt, validUntil, awardKey: `${sourceKind}:${sourceId}` };
}

function partsOf({
  kind,
  tierRank: rank,
  sourceKind,
  achievedAt: at,
}: AchievementFacts): PersonRecord['parts'] {
  if (kind === 'theory' || kind === 'practical') return [{ rank, part: kind, at }];
  if (kind !== 'tier' || sourceKind !== 'exam') return [];
  return [
    { rank, part: 'theory', at },
    { rank, part: 'practical', at },
  ];
}

function awardOf({ awardLevel, awardTitle, achievedAt }: AchievementFacts): PersonRecord['awards'][number] {
  const level = awardLevel ?? null;
  const isKnown = level !== null && level >= 1 && level <= 4;
  return { level: isKnown ? (level as AwardLevel) : null, event: awardTitle ?? '', at: achievedAt };
}

function externalOf({ kind, level, issuedOn, expiresOn }: ExternalFacts): PersonRecord['externals'] {
  const type = externalTypes.find((known) => known === kind);
  if (!type) return [];
  const at = new Date(`${issuedOn}T00:00:00+08:00`);
  const last = expiresOn === null ? null : new Date(`${expiresOn}T00:00:00+08:00`);
  const validUntil = last && new Date(last.getTime() + 86_400_000);
  return [{ type: type satisfies ExternalType, level: skillLevelOf(level), at, validUntil }];
}

const levelNames: readonly (readonly [SkillLevel, RegExp])[] = [
  [1, /一级|高级技师|^1\b/],
  [2, /二级|技师|^2\b/],
  [3, /三级|高级工?|^3\b/],
  [4, /四级|中级工?|^4\b/],
  [5, /五级|初级工?|^5\b/],
];

/** The state skill level that a text names (三级/高级工), or null. */
export function skillLevelOf(text: string | null): SkillLevel | null {
  if (text === null) return null;
  return levelNames.find(([, name]) => name.test(text))?.[0] ?? null;
}
