/** "My ladder": the five tiers as one picture, where she stands, and what is missing, as sentences. */
import { view } from '../http/view.ts';
import { showDate } from '../i18n/dates.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import { type Standing, type Step, type Tier, whereSheStands } from './progression.ts';
import { missingSentence, type Wording } from './rules/sentences.view.ts';

/** One rung. */
export interface Rung {
  readonly rank: number;
  readonly title: string;
  readonly state: Standing['state'];
  readonly stateLabel: string;
  readonly icon: string;
  /** Where she stands: the rung that is open in the picture. */
  readonly isHere: boolean;
  readonly note: string | null;
  readonly missing: readonly string[];
  readonly action: { href: string; label: string } | null;
}

/** A class in which she has a place. */
export interface OwnClass {
  readonly href: string;
  readonly title: string;
  readonly when: string;
  readonly venue: string;
  /** How things stand with her place, in a word. */
  readonly place: string;
  readonly nextSession: string | null;
}

/** The page. */
export interface LadderPage {
  readonly name: string;
  readonly summary: string;
  readonly rungs: readonly Rung[];
  /** Classes to come and under way, soonest first. */
  readonly classes: readonly OwnClass[];
  /** What is behind her, latest first. */
  readonly pastClasses: readonly OwnClass[];
  readonly certificateCount: number;
}

export const ladderView = view<LadderPage>('ladders/ladder/show');

const icons = { done: 'check', current: 'play', open: 'chevron-up', locked: 'lock' } as const;

interface Reader {
  readonly t: Translate;
  readonly locale: Locale;
}

/** Where rungs lead, by rank: the next class to join, and the certificate that is held. */
export interface RungLinks {
  readonly classes: ReadonlyMap<number, string>;
  readonly certificates: ReadonlyMap<number, string>;
}

/** The rungs, top tier first, as the picture is drawn. */
export function rungs(standings: readonly Standing[], links: RungLinks, { t, locale }: Reader): Rung[] {
  const here = whereSheStands(standings);
  const tiers = standings.map(({ tier }) => tier);
  const drawn = standings.map((standing): Rung => {
    const { tier, state, pass, hasExpired } = standing;
    const validUntil = pass?.validUntil ?? null;
    const until = validUntil && t('ladders.rung.validUntil', { day: showDate(validUntil, locale) });
    return {
      rank: tier.rank,
      title: titleOf(tier, locale),
      state,
      stateLabel: t(`ladders.rung.${state}`),
      icon: icons[state],
      isHere: standing === here,
      note: until ?? (hasExpired ? t('ladders.rung.expired') : null),
      missing: missingOf(standing, { t, locale, tiers, occupations: [] }),
      action: actionOf(standing, links, t),
    };
  });
  return drawn.reverse();
}

/** Where she stands, as one sentence. */
export function summaryOf(standings: readonly Standing[], { t, locale }: Reader): string {
  const here = whereSheStands(standings);
  if (!here || here.state === 'locked') return '';
  return t(`ladders.ladder.summary.${here.state}`, { tier: titleOf(here.tier, locale) });
}

function actionOf({ tier, state, steps }: Standing, links: RungLinks, t: Translate): Rung['action'] {
  if (state === 'done')
    return {
      href: links.certificates.get(tier.rank) ?? '/me/certificates',
      label: t('ladders.rung.certificate'),
    };
  if (state === 'locked') return null;
  const needsClass = steps.some(({ kind }) => kind === 'class');
  if (!needsClass) return { href: '/exams', label: t('ladders.rung.exam') };
  if (state === 'current') return null;
  const next = links.classes.get(tier.rank);
  return next
    ? { href: next, label: t('ladders.rung.nextClass') }
    : { href: '/courses', label: t('ladders.rung.catalogue') };
}

function missingOf({ state, ways, steps }: Standing, wording: Wording): string[] {
  if (state === 'locked') return (ways[0]?.missing ?? []).map((check) => missingSentence(check, wording));
  return steps.map((step) => stepSentence(step, wording));
}

/** What comes next on a tier, as a sentence. */
export function stepSentence(step: Step, { t }: Pick<Wording, 't'>): string {
  if (step.kind === 'class') return t('rules.step.class');
  if (step.kind === 'part') return t(`rules.step.part.${step.part}`);
  return t(`rules.step.hours.${step.of}`, { hours: step.hours });
}

function titleOf(tier: Tier, locale: Locale): string {
  return locale === 'en' ? tier.titleEn : tier.titleZh;
}
