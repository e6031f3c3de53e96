/** "My ladder": the five tiers as one picture, where she stands, and what is missing, as sentences. */
import { view } from '../http/view.ts';
import { showDate, showDateTime } from '../i18n/dates.ts';
import { type Standing, type Step, whereSheStands } from './progression.ts';
import type { Check } from './rules/checks.ts';
import type { NextClasses } from './rules/nextClasses.store.ts';
import { conditionSentence, missingSentence, tierTitle, type Wording } from './rules/sentences.view.ts';

/** A line of a rung's checklist. */
export interface CheckLine {
  readonly sentence: string;
  readonly isMet: boolean;
}

/** The next class that she can join for something that is missing. */
export interface JoinLine {
  readonly href: string;
  readonly title: string;
  readonly when: string;
  readonly venue: string;
  readonly isNear: boolean;
  /** How far it is; null: in her community, or not known. */
  readonly distance: string | null;
  readonly label: string;
}

/** One rung. */
export interface Rung {
  readonly rank: number;
  readonly title: string;
  readonly state: Standing['state'];
  readonly stateLabel: string;
  readonly icon: string;
  /** Where she stands: the rung that is open in the picture. */
  readonly isHere: boolean;
  /** What comes next where nothing is under way: unfolded, too. */
  readonly isNext: boolean;
  /** Its button is the page's filled one. */
  readonly isMain: boolean;
  readonly note: string | null;
  readonly checks: readonly CheckLine[];
  /** Other ways in, one sentence each. */
  readonly otherWays: readonly string[];
  readonly join: JoinLine | null;
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

/** A certificate with until when it holds. */
export interface HeldCertificate {
  readonly href: string;
  readonly title: string;
  readonly note: string;
}

/** What stands above the tiers: competitions and honours. */
export interface Summit {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly note: string }[];
  readonly icon: string;
}

/** The page. */
export interface LadderPage {
  readonly name: string;
  readonly summary: string;
  readonly summits: readonly Summit[];
  readonly rungs: readonly Rung[];
  readonly due: readonly string[];
  readonly hours: readonly { readonly label: string; readonly value: number }[];
  /** Classes to come and under way, soonest first. */
  readonly classes: readonly OwnClass[];
  /** What is behind her, latest first. */
  readonly pastClasses: readonly OwnClass[];
  readonly certificates: readonly HeldCertificate[];
  readonly certificateCount: number;
}

export const ladderView = view<LadderPage>('ladders/ladder/show');

const icons = { done: 'check', current: 'play', open: 'chevron-up', locked: 'lock' } as const;

/** Where rungs lead, by rank: the next class to join, and the certificate that is held. */
export interface RungLinks {
  readonly classes: NextClasses;
  readonly certificates: ReadonlyMap<number, string>;
}

/** The rungs, top tier first, as the picture is drawn. */
export function rungs(standings: readonly Standing[], links: RungLinks, wording: Wording): Rung[] {
  const here = whereSheStands(standings);
  const next =
    here?.state === 'done'
      ? standings.find(({ tier, state }) => state !== 'done' && tier.rank > here.tier.rank)
      : undefined;
  const unlocked = standings.filter(({ state }) => state !== 'locked').map(({ tier }) => tier.rank);
  const drawn = standings.map((standing): Rung => {
    const { tier, state, ways } = standing;
    return {
      rank: tier.rank,
      title: tierTitle(tier.rank, wording),
      state,
      stateLabel: wording.t(`ladders.rung.${state}`),
      icon: icons[state],
      isHere: standing === here,
      isNext: standing === next,
      isMain: standing === (next ?? here),
      note: standing === next ? null : noteOf(standing, wording),
      checks: checksOf(standing, wording),
      otherWays: ways.slice(1).map(({ missing }) => sentenceOf(missing, wording)),
      join: joinOf(standing, unlocked, links, wording),
      action: actionOf(standing, links, wording),
    };
  });
  return drawn.reverse();
}

/** Where she stands, as one sentence. */
export function summaryOf(standings: readonly Standing[], wording: Wording): string {
  const here = whereSheStands(standings);
  if (!here || here.state === 'locked') return '';
  return wording.t(`ladders.ladder.summary.${here.state}`, { tier: tierTitle(here.tier.rank, wording) });
}

/** The day that a certificate names as its last. */
export function lastDay(validUntil: Date, locale: Wording['locale']): string {
  return showDate(new Date(validUntil.getTime() - 1), locale);
}

function noteOf({ state, pass, hasExpired, ways }: Standing, wording: Wording): string | null {
  const { t, locale } = wording;
  if (state === 'locked') return sentenceOf(ways[0]?.missing ?? [], wording);
  if (pass?.validUntil) return t('ladders.rung.validUntil', { day: lastDay(pass.validUntil, locale) });
  return hasExpired ? t('ladders.rung.expired') : null;
}

/** What is there and what is missing: of the nearest way into a locked tier, or of the steps of one that is open. */
function checksOf({ state, ways, steps, parts }: Standing, wording: Wording): CheckLine[] {
  const { t, locale } = wording;
  if (state === 'locked')
    return (ways[0]?.checks ?? []).map((check) => ({
      isMet: check.isMet,
      sentence: check.isMet ? conditionSentence(check.condition, wording) : missingSentence(check, wording),
    }));
  const passed = parts.map(({ part, at, isByAward }) => ({
    isMet: true,
    sentence: t(isByAward ? 'rules.step.byAward' : 'rules.step.passed', {
      part: t(`rules.part.${part}`),
      day: showDate(at, locale),
    }),
  }));
  const missing = steps.map((step) => ({ isMet: false, sentence: stepSentence(step, wording) }));
  const hasCompleted = state === 'current' && !steps.some(({ kind }) => kind === 'class');
  return [
    ...(hasCompleted ? [{ isMet: true, sentence: t('rules.step.classDone') }] : []),
    ...passed,
    ...missing,
  ];
}

/** What a step asks for, as a sentence. */
export function stepSentence(step: Step, { t }: Pick<Wording, 't'>): string {
  if (step.kind === 'class') return t('rules.step.class');
  if (step.kind === 'part') return t(`rules.step.part.${step.part}`);
  return t(`rules.step.hours.${step.of}`, { hours: step.hours });
}

function sentenceOf(missing: readonly Check[], wording: Wording): string {
  const separator = wording.locale === 'en' ? '; ' : '；';
  return missing.map((check) => missingSentence(check, wording)).join(separator);
}

/** The next class for what is missing: of the tier itself, or of the tier that a locked one asks for. */
function joinOf(
  { tier, state, steps, ways }: Standing,
  unlocked: readonly number[],
  links: RungLinks,
  wording: Wording,
): JoinLine | null {
  const needsClass = state !== 'done' && steps.some(({ kind }) => kind === 'class' || kind === 'hours');
  const wanted = (ways[0]?.missing ?? []).flatMap(({ condition }) =>
    !('rank' in condition) ? [] : condition.rank === null ? unlocked.toReversed() : [condition.rank],
  );
  const ranks =
    state === 'locked' ? wanted.filter((rank) => unlocked.includes(rank)) : needsClass ? [tier.rank] : [];
  const asked = state === 'locked' ? (ways[0]?.missing ?? []).map(({ condition }) => condition) : steps;
  const classes = links.classes[hoursWanted(asked)];
  const next = ranks.map((rank) => classes.get(rank)).find((found) => found !== undefined);
  if (!next || (state === 'current' && steps[0]?.kind === 'class')) return null;
  const { t, locale } = wording;
  return {
    href: `/e/${next.enrolCode}`,
    title: locale === 'en' ? next.titleEn : next.titleZh,
    when: showDateTime(next.startsAt, locale),
    venue: next.venue,
    isNear: next.isNear,
    distance:
      next.isNear || next.metres === null
        ? null
        : t('rules.distance', { kilometres: Math.max(0.1, Math.round(next.metres / 100) / 10) }),
    label: t(next.isFree ? 'rules.join' : 'rules.joinQueue'),
  };
}

/** Where only hours of one kind are missing, a class that still teaches that kind. */
function hoursWanted(asked: readonly (Step | Check['condition'])[]): keyof NextClasses {
  if (asked.some(({ kind }) => kind === 'class')) return 'any';
  const [first, ...others] = asked.flatMap((one) => (one.kind === 'hours' ? [one.of] : []));
  const isOne = others.every((of) => of === first);
  return isOne && (first === 'theory' || first === 'practice') ? first : 'any';
}

function actionOf({ tier, state, steps }: Standing, links: RungLinks, { t }: Wording): Rung['action'] {
  if (state === 'done')
    return {
      href: links.certificates.get(tier.rank) ?? '/me/certificates',
      label: t('ladders.rung.certificate'),
    };
  if (state === 'locked') return null;
  if (!steps.some(({ kind }) => kind !== 'part')) return { href: '/exams', label: t('ladders.rung.exam') };
  if (state === 'current' || links.classes.any.has(tier.rank)) return null;
  return { href: '/courses', label: t('ladders.rung.catalogue') };
}
