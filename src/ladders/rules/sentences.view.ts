/** Says conditions, and what is missing of them, as sentences in the reader's language. */
import { showDate } from '../../i18n/dates.ts';
import type { Locale, Translate } from '../../i18n/translate.ts';
import type { Check } from './checks.ts';
import type { AwardRule, Condition, Tier } from './ladderVersion.ts';

/** Whom a sentence is for, and what things are called. */
export interface Wording {
  readonly t: Translate;
  readonly locale: Locale;
  readonly tiers: readonly Pick<Tier, 'rank' | 'titleZh' | 'titleEn'>[];
  readonly occupations: readonly {
    readonly id: number;
    readonly titleZh: string;
    readonly titleEn: string;
  }[];
}

/** A tier's title. */
export function tierTitle(rank: number, { tiers, locale }: Pick<Wording, 'tiers' | 'locale'>): string {
  const tier = tiers.find((one) => one.rank === rank);
  return (locale === 'en' ? tier?.titleEn : tier?.titleZh) ?? String(rank);
}

/** What a condition asks for: "a valid 技能培训 certificate". */
export function conditionSentence(condition: Condition, wording: Wording): string {
  const { t } = wording;
  switch (condition.kind) {
    case 'tierValid':
      return t('rules.condition.tierValid', { tier: tierTitle(condition.rank, wording) });
    case 'tierHeld':
    case 'tierWithin':
      return t(`rules.condition.${condition.kind}`, {
        tier: tierTitle(condition.rank, wording),
        months: condition.months,
      });
    case 'examPart':
      return t(condition.months === null ? 'rules.condition.examPart' : 'rules.condition.examPartWithin', {
        tier: tierTitle(condition.rank, wording),
        part: t(`rules.part.${condition.part}`),
        months: condition.months ?? 0,
      });
    case 'hours':
      return t('rules.condition.hours', {
        where: scopeOf(condition, wording),
        hours: condition.hours,
        kind: t(`rules.hourKind.${condition.of}`),
      });
    case 'workYears':
      return t('rules.condition.workYears', { years: condition.years });
    case 'age':
      return ageSentence(condition, t);
    case 'award':
      return awardSentence(condition, wording);
    case 'external':
      return t('rules.condition.external', { certificate: externalName(condition, t) });
  }
}

/** What is missing: "6 more practice hours". */
export function missingSentence({ condition, lack, since, from }: Check, wording: Wording): string {
  const { t, locale } = wording;
  const day = (at: Date) => showDate(at, locale);
  switch (condition.kind) {
    case 'hours':
      return t('rules.missing.hours', {
        where: scopeOf(condition, wording),
        hours: lack,
        kind: t(`rules.hourKind.${condition.of}`),
      });
    case 'tierValid':
    case 'tierWithin': {
      const tier = tierTitle(condition.rank, wording);
      const months = condition.kind === 'tierWithin' ? condition.months : 0;
      const key = `rules.missing.${condition.kind}` as const;
      return since ? t(`${key}Lapsed`, { tier, months, day: day(since) }) : t(key, { tier, months });
    }
    case 'tierHeld': {
      const tier = tierTitle(condition.rank, wording);
      return from
        ? t('rules.missing.tierHeldUntil', { tier, months: condition.months, day: day(from) })
        : t('rules.missing.tierHeld', { tier, months: condition.months });
    }
    case 'examPart': {
      const params = { tier: tierTitle(condition.rank, wording), part: t(`rules.part.${condition.part}`) };
      return since
        ? t('rules.missing.examPartLapsed', { ...params, day: day(since) })
        : t('rules.missing.examPart', params);
    }
    case 'workYears':
      return from
        ? t('rules.missing.workYearsUntil', { years: lack, day: day(from) })
        : t('rules.missing.workYears', { years: condition.years });
    case 'age':
      return ageMissing(condition, from && day(from), t);
    case 'award':
      return t('rules.missing.award', { award: awardSentence(condition, wording) });
    case 'external':
      return t('rules.missing.external', { certificate: externalName(condition, t) });
  }
}

/** Which awards count: "a second prize or better in …, within 24 months". */
export function awardSentence({ level, event, months }: AwardRule, { t }: Pick<Wording, 't'>): string {
  const award = t(`rules.award.${level}`);
  const where = event === null ? t('rules.award.anyEvent') : t('rules.award.event', { event });
  return months === null
    ? t('rules.award.ever', { award, where })
    : t('rules.award.within', { award, where, months });
}

function scopeOf({ rank, occupationId }: Extract<Condition, { kind: 'hours' }>, wording: Wording): string {
  const { t, locale, occupations } = wording;
  const occupation = occupations.find(({ id }) => id === occupationId);
  const topic = locale === 'en' ? occupation?.titleEn : occupation?.titleZh;
  const tier = rank === null ? null : tierTitle(rank, wording);
  if (tier && topic) return t('rules.scope.both', { tier, topic });
  if (tier) return t('rules.scope.tier', { tier });
  return topic ? t('rules.scope.topic', { topic }) : t('rules.scope.any');
}

function ageSentence({ min, max }: Extract<Condition, { kind: 'age' }>, t: Translate): string {
  if (min !== null && max !== null) return t('rules.condition.ageBetween', { min, max });
  return max === null ? t('rules.condition.ageMin', { min: min ?? 0 }) : t('rules.condition.ageMax', { max });
}

function ageMissing(
  condition: Extract<Condition, { kind: 'age' }>,
  from: string | null,
  t: Translate,
): string {
  const age = ageSentence(condition, t);
  return from ? t('rules.missing.ageUntil', { age, day: from }) : t('rules.missing.age', { age });
}

function externalName({ type, level }: Extract<Condition, { kind: 'external' }>, t: Translate): string {
  const kind = t(`external.kind.${type}`);
  return level === null ? kind : t('rules.external.level', { kind, level: t(`rules.skillLevel.${level}`) });
}
