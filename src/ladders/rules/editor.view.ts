/** The ladder's rules as sentences, for those who read them and those who change them. */
import { randomUUID } from 'node:crypto';
import type { FormView, Option } from '../../http/form.ts';
import { view } from '../../http/view.ts';
import { showDate, showDateTime } from '../../i18n/dates.ts';
import type { Condition, LadderVersion, Tier } from './ladderVersion.ts';
import { awardSentence, conditionSentence, tierTitle, type Wording } from './sentences.view.ts';

/** One condition, with what an editor can do about it. */
export interface ConditionLine {
  readonly sentence: string;
  readonly editHref: string;
  readonly way: number;
  readonly position: number;
  readonly requestKey: string;
}

/** One way into a tier. */
export interface WayLine {
  readonly conditions: readonly ConditionLine[];
  readonly addHref: string;
}

/** One tier as it reads. */
export interface TierLines {
  readonly rank: number;
  readonly title: string;
  readonly opening: string;
  readonly ways: readonly WayLine[];
  readonly facts: readonly string[];
  readonly editHref: string;
  readonly addWayHref: string;
  readonly removeAction: string;
  readonly isChanged: boolean;
}

/** A version in the list of versions. */
export interface VersionLine {
  readonly number: number;
  readonly href: string;
  readonly note: string;
  readonly isCurrent: boolean;
}

/** The rules in force, or an earlier version. */
export interface LadderRulesPage {
  readonly title: string;
  readonly note: string;
  readonly tiers: readonly TierLines[];
  readonly versions: readonly VersionLine[];
  readonly draftHref: string | null;
  readonly requestKey: string;
}

/** How a tier's count of people reads in a preview. */
export interface PreviewCount {
  readonly title: string;
  readonly gain: number;
  readonly loss: number;
  readonly gainHref: string;
  readonly lossHref: string;
}

/** The draft with its preview. */
export interface DraftPage {
  readonly title: string;
  readonly note: string;
  readonly revision: number;
  readonly tiers: readonly TierLines[];
  readonly hasChanges: boolean;
  readonly preview: {
    readonly state: 'none' | 'running' | 'done';
    readonly note: string;
    readonly counts: readonly PreviewCount[];
  };
  readonly form: FormView;
  readonly requestKey: string;
}

/** A form of the editor on a page of its own. */
export interface RuleFormPage {
  readonly title: string;
  readonly action: string;
  readonly backHref: string;
  readonly form: FormView;
  /** Other kinds of condition, as links; empty where a tier's facts are changed. */
  readonly kinds: readonly (Option & { readonly href: string; readonly isCurrent: boolean })[];
}

export const ladderRulesView = view<LadderRulesPage>('ladders/rules/show', 'staff');
export const draftView = view<DraftPage>('ladders/rules/draft', 'staff');
export const ruleFormView = view<RuleFormPage>('ladders/rules/edit', 'staff');

/** A version's tiers as sentences; `before` marks what a draft changes. */
export function tierLines(
  { tiers }: LadderVersion,
  wording: Wording,
  before: readonly Tier[] = [],
): TierLines[] {
  return tiers.map((tier) => {
    const href = `/admin/ladder/draft/tiers/${tier.rank}`;
    const old = before.find(({ rank }) => rank === tier.rank);
    return {
      rank: tier.rank,
      title: tierTitle(tier.rank, wording),
      opening: openingOf(tier, wording),
      ways: tier.rules.requires.map((conditions, way) => wayLine(conditions, way, href, wording)),
      facts: factsOf(tier, wording),
      editHref: href,
      addWayHref: `${href}/condition`,
      removeAction: `${href}/condition-removal`,
      isChanged: old !== undefined && JSON.stringify(old) !== JSON.stringify(tier),
    };
  });
}

/** Since when a version holds, in a sentence. */
export function versionNote(
  { effectiveFrom, publishedAt }: { effectiveFrom: Date | null; publishedAt: Date | null },
  { t, locale }: Pick<Wording, 't' | 'locale'>,
): string {
  if (!effectiveFrom || !publishedAt) return t('rules.version.draft');
  if (effectiveFrom.getUTCFullYear() <= 2000) return t('rules.version.first');
  return t('rules.version.since', {
    day: showDateTime(effectiveFrom, locale),
    published: showDate(publishedAt, locale),
  });
}

function wayLine(conditions: readonly Condition[], way: number, href: string, wording: Wording): WayLine {
  return {
    addHref: `${href}/condition?way=${way}`,
    conditions: conditions.map((condition, position) => ({
      sentence: conditionSentence(condition, wording),
      editHref: `${href}/condition?way=${way}&position=${position}`,
      way,
      position,
      requestKey: randomUUID(),
    })),
  };
}

function openingOf(tier: Tier, wording: Wording): string {
  const params = { tier: tierTitle(tier.rank, wording) };
  if (tier.rules.requires.length === 0) return wording.t('rules.opening.none', params);
  return wording.t(tier.rules.requires.length === 1 ? 'rules.opening.one' : 'rules.opening.many', params);
}

/** What else a tier asks and gives, one sentence each. */
function factsOf({ rules }: Tier, wording: Wording): string[] {
  const { t } = wording;
  const { theoryHours = 0, practiceHours = 0, partMonths = 0, awardAsPractical = null, renews } = rules;
  const validity = rules.validityMonths;
  return [
    ...(theoryHours + practiceHours > 0 ? [t('rules.fact.hours', { theoryHours, practiceHours })] : []),
    t(rules.hasExam ? 'rules.fact.exam' : 'rules.fact.noExam'),
    ...(rules.hasExam && partMonths === null ? [t('rules.fact.partForEver')] : []),
    ...(rules.hasExam && partMonths ? [t('rules.fact.partMonths', { months: partMonths })] : []),
    ...(awardAsPractical ? [t('rules.fact.award', { award: awardSentence(awardAsPractical, wording) })] : []),
    validity === null ? t('rules.fact.forEver') : t('rules.fact.validity', { months: validity }),
    ...(renews
      ? [
          t('rules.fact.renews', {
            tiers: renews.ranks
              .map((rank) => tierTitle(rank, wording))
              .join(wording.locale === 'en' ? ', ' : '、'),
            hours: renews.minimumHours,
          }),
        ]
      : []),
    ...(rules.needsIdentity ? [t('rules.fact.identity')] : []),
  ];
}
