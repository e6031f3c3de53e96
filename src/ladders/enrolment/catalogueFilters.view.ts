/** By what the public catalogue can be narrowed: tier, topic, community and month, each with what there is now. */
import type { Option } from '../../http/form.ts';
import { toLocalDay } from '../../i18n/dates.ts';
import type { Locale, Translate } from '../../i18n/translate.ts';
import type { CohortRow } from '../cohort.store.ts';
import type { CourseRow } from '../course.store.ts';
import type { Tier } from '../progression.ts';

/** A class on offer. */
export interface Offer {
  readonly cohort: CohortRow;
  readonly course: CourseRow;
  readonly tier: Tier;
}

/** One filter with its choices; `of` tells which choice an offer falls under. */
export interface CatalogueFilter {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (Option & { readonly selected: boolean })[];
  readonly of: (offer: Offer) => string;
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
  const monthOf = ({ cohort }: Offer) => toLocalDay(cohort.startsAt).slice(0, 7);
  const filter = (
    name: 'tier' | 'topic' | 'community' | 'month',
    of: CatalogueFilter['of'],
    labelOf: CatalogueFilter['of'],
  ) => {
    const labels = new Map(offers.map((offer) => [of(offer), labelOf(offer)]));
    const choices = [...labels].filter(([value, label]) => value !== '' && label !== '').sort(byText);
    const value = labels.has(asked.query[name] ?? '') ? (asked.query[name] ?? '') : '';
    const options = [['', t('enrolment.catalogue.all')], ...choices].map(([one = '', label = '']) => ({
      value: one,
      label,
      selected: one === value,
    }));
    return { name, label: t(`enrolment.catalogue.${name}`), value, options, of };
  };
  return [
    filter(
      'tier',
      ({ tier }) => String(tier.rank),
      ({ tier }) => titled(tier),
    ),
    filter(
      'topic',
      ({ course }) => String(course.occupationId ?? ''),
      ({ course }) => titled(occupations.find(({ id }) => id === course.occupationId)),
    ),
    filter(
      'community',
      ({ cohort }) => cohort.community ?? '',
      ({ cohort }) => cohort.community ?? '',
    ),
    filter('month', monthOf, monthOf),
  ];
}

function byText([left]: readonly [string, string], [right]: readonly [string, string]): number {
  return left.localeCompare(right, 'zh-CN', { numeric: true });
}
