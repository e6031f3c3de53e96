/** By what the public catalogue can be narrowed: tier, topic, community, way of meeting and month, each with what there is now. */
import type { Option } from '../../http/form.ts';
import { toLocalDay } from '../../i18n/dates.ts';
import type { Locale, Translate } from '../../i18n/translate.ts';
import type { CohortRow } from '../cohort.store.ts';
import type { CourseRow } from '../course.store.ts';
import type { Tier } from '../progression.ts';
import type { SessionMode } from '../sessionMode.ts';

/** A class on offer. */
export interface Offer {
  readonly cohort: CohortRow;
  readonly course: CourseRow;
  readonly tier: Tier;
  readonly modes: readonly SessionMode[];
}

/** One filter with its choices; `of` tells which choice an offer falls under. */
export interface CatalogueFilter {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (Option & { readonly selected: boolean })[];
  /** The choices that an offer falls under. */
  readonly of: (offer: Offer) => readonly string[];
}

interface Asked {
  readonly query: Readonly<Record<string, string>>;
  readonly t: Translate;
  readonly locale: Locale;
  readonly occupations: readonly {
    readonly id: number;
    readonly titleZh: string;
    readonly titleEn: string;
  }[];
}

/** The filters; choices without a class are left out. */
export function catalogueFilters(offers: readonly Offer[], asked: Asked): CatalogueFilter[] {
  const { t, locale, occupations } = asked;
  const titled = (one: { titleZh: string; titleEn: string } | undefined) =>
    (locale === 'en' ? one?.titleEn : one?.titleZh) ?? '';
  const topicOf = ({ course }: Offer) => occupations.find(({ id }) => id === course.occupationId);
  const from = (name: FilterName, of: CatalogueFilter['of'], labelOf: LabelOf) =>
    filterFrom(offers, asked, { name, of, labelOf });
  return [
    from(
      'tier',
      ({ tier }) => [String(tier.rank)],
      (_value, { tier }) => titled(tier),
    ),
    from(
      'topic',
      ({ course }) => [String(course.occupationId ?? '')],
      (_value, offer) => titled(topicOf(offer)),
    ),
    from('community', ({ cohort }) => [cohort.community ?? ''], asItIs),
    from(
      'mode',
      ({ modes }) => modes,
      (value) => t(`calendar.mode.${value as SessionMode}`),
    ),
    from('month', ({ cohort }) => [toLocalDay(cohort.startsAt).slice(0, 7)], asItIs),
  ];
}

type FilterName = 'tier' | 'topic' | 'community' | 'mode' | 'month';
type LabelOf = (value: string, offer: Offer) => string;
const asItIs: LabelOf = (value) => value;

function filterFrom(
  offers: readonly Offer[],
  { query, t }: Asked,
  { name, of, labelOf }: { name: FilterName; of: CatalogueFilter['of']; labelOf: LabelOf },
): CatalogueFilter {
  const labels = new Map(
    offers.flatMap((offer) => of(offer).map((value) => [value, labelOf(value, offer)] as const)),
  );
  const choices = [...labels].filter(([value, label]) => value !== '' && label !== '').sort(byText);
  const value = labels.has(query[name] ?? '') ? (query[name] ?? '') : '';
  const options = [['', t('enrolment.catalogue.all')], ...choices].map(([one = '', label = '']) => ({
    value: one,
    label,
    selected: one === value,
  }));
  return { name, label: t(`enrolment.catalogue.${name}`), value, options, of };
}

function byText([left]: readonly [string, string], [right]: readonly [string, string]): number {
  return left.localeCompare(right, 'zh-CN', { numeric: true });
}
