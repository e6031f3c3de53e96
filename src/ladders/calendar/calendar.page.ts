/** The staff's calendar: a month or a week of sessions, narrowed by venue, trainer, community, course, tier, mode or funder. */
import { listActorsWithRole } from '../../accounts/account.store.ts';
import { findCommunities } from '../../accounts/people.store.ts';
import type { Option } from '../../http/form.ts';
import { type Answer, type Context, page } from '../../http/route.ts';
import { view } from '../../http/view.ts';
import { fromLocalInput, showDate, showTime, toLocalDay } from '../../i18n/dates.ts';
import { listCourses, listTiers } from '../course.store.ts';
import { clashesIn } from './clash.ts';
import { dayAfter, monthAfter, weekOf, weeksOfMonth } from './month.ts';
import { findFunders, findSlots, type Slot, type SlotFilter } from './timetable.store.ts';
import { listVenues } from './venue.store.ts';
import { occupiedBy } from './warnings.action.ts';

interface SlotLine {
  readonly href: string;
  readonly time: string;
  readonly title: string;
  readonly place: string;
  readonly trainer: string;
  readonly hasClash: boolean;
  readonly isCancelled: boolean;
}

interface CalendarPage {
  readonly heading: string;
  readonly isWeek: boolean;
  readonly links: Readonly<Record<'previous' | 'next' | 'today' | 'month' | 'week', string>>;
  readonly weekdays: readonly string[];
  readonly weeks: readonly (readonly {
    readonly day: string;
    readonly number: number;
    readonly label: string;
    readonly isToday: boolean;
    readonly isOutside: boolean;
    readonly newHref: string;
    readonly slots: readonly SlotLine[];
  }[])[];
  readonly filters: readonly {
    readonly name: string;
    readonly label: string;
    readonly options: readonly (Option & { readonly selected: boolean })[];
  }[];
  readonly view: string;
  readonly day: string;
  readonly clashCount: number;
  readonly total: number;
}

const calendarView = view<CalendarPage>('ladders/calendar/show', 'staff');
const address = '/admin/calendar';
const filterNames = ['venue', 'trainer', 'community', 'course', 'tier', 'mode', 'funder'] as const;

/** Shows the month or week of `?day=`; without it, today's. */
export async function showCalendar(context: Context): Promise<Answer> {
  const { query, now, t, locale } = context;
  const today = toLocalDay(now);
  const day = query.day && fromLocalInput(query.day) ? query.day.slice(0, 10) : today;
  const isWeek = query.view === 'week';
  const weeks = isWeek ? [weekOf(day)] : weeksOfMonth(day);
  const days = weeks.flat();
  const [from, to] = [days[0] as string, dayAfter(days.at(-1) as string, 1)].map(
    (one) => fromLocalInput(one) ?? now,
  ) as [Date, Date];
  const slots = await findSlots(from, to, filterOf(query));
  const clashing = clashingIds(slots);
  return page(
    calendarView(t('calendar.title'), {
      heading: headingOf(days, day, isWeek, context),
      isWeek,
      links: linksOf(query, { day, today, isWeek }),
      weekdays: ([1, 2, 3, 4, 5, 6, 0] as const).map((one) => t(`calendar.weekday.${one}`)),
      weeks: weeks.map((week) =>
        week.map((one) => ({
          day: one,
          number: Number(one.slice(8)),
          label: showDate(fromLocalInput(one) ?? now, locale),
          isToday: one === today,
          isOutside: !isWeek && one.slice(0, 7) !== day.slice(0, 7),
          newHref: `/admin/cohorts/new?startsAt=${one}T09:00`,
          slots: slots
            .filter(({ startsAt }) => toLocalDay(startsAt) === one)
            .map((slot) => slotLine(slot, clashing, locale)),
        })),
      ),
      filters: await filtersOf(context),
      view: isWeek ? 'week' : 'month',
      day,
      clashCount: clashing.size,
      total: slots.length,
    }),
  );
}

/** To the pages before and after, to today, and to the other view; what the calendar is narrowed to stays. */
function linksOf(
  query: Context['query'],
  { day, today, isWeek }: { day: string; today: string; isWeek: boolean },
): CalendarPage['links'] {
  const to = (change: Record<string, string>) => linkTo({ ...query, day, ...change });
  return {
    previous: to({ day: isWeek ? dayAfter(day, -7) : monthAfter(day, -1) }),
    next: to({ day: isWeek ? dayAfter(day, 7) : monthAfter(day, 1) }),
    today: to({ day: today }),
    month: to({ view: 'month' }),
    week: to({ view: 'week' }),
  };
}

function headingOf(days: readonly string[], day: string, isWeek: boolean, { t, locale }: Context): string {
  const shown = (one: string) => showDate(fromLocalInput(one) ?? new Date(0), locale);
  if (isWeek) return `${shown(days[0] as string)} – ${shown(days.at(-1) as string)}`;
  return t('calendar.month', { year: day.slice(0, 4), month: Number(day.slice(5, 7)) });
}

function clashingIds(slots: readonly Slot[]): Set<number> {
  const held = slots.filter(({ isCancelled }) => !isCancelled);
  const pairs = clashesIn(held.map(occupiedBy));
  return new Set(pairs.flatMap(({ first, second }) => [held[first]?.id ?? 0, held[second]?.id ?? 0]));
}

function slotLine(slot: Slot, clashing: ReadonlySet<number>, locale: Context['locale']): SlotLine {
  return {
    href: `/admin/cohorts/${slot.cohortId}/timetable/${slot.id}`,
    time: `${showTime(slot.startsAt)}–${showTime(slot.endsAt)}`,
    title: locale === 'en' ? slot.titleEn : slot.titleZh,
    place: slot.venue,
    trainer: slot.trainerName,
    hasClash: clashing.has(slot.id),
    isCancelled: slot.isCancelled,
  };
}

function filterOf({ venue, trainer, community, course, tier, mode, funder }: Context['query']): SlotFilter {
  const number = (text: string | undefined) => (text && /^\d{1,9}$/.test(text) ? Number(text) : undefined);
  return {
    venueId: number(venue),
    trainerId: number(trainer),
    courseId: number(course),
    tierRank: number(tier),
    community: community || undefined,
    mode: mode || undefined,
    funder: funder || undefined,
  };
}

async function filtersOf({ query, t, locale }: Context): Promise<CalendarPage['filters']> {
  const inReadersLanguage = (one: { titleZh: string; titleEn: string }) =>
    locale === 'en' ? one.titleEn : one.titleZh;
  const choices: Record<(typeof filterNames)[number], Option[]> = {
    venue: (await listVenues()).map(({ id, title }) => ({ value: String(id), label: title })),
    trainer: (await listActorsWithRole('trainer')).map(({ id, name }) => ({
      value: String(id),
      label: name,
    })),
    community: (await findCommunities()).map((one) => ({ value: one, label: one })),
    course: (await listCourses()).map((one) => ({ value: String(one.id), label: inReadersLanguage(one) })),
    tier: (await listTiers()).map((one) => ({ value: String(one.rank), label: inReadersLanguage(one) })),
    mode: (['inPerson', 'online', 'community'] as const).map((value) => ({
      value,
      label: t(`calendar.mode.${value}`),
    })),
    funder: (await findFunders()).map((one) => ({ value: one, label: one })),
  };
  return filterNames.map((name) => ({
    name,
    label: t(`calendar.filter.${name}`),
    options: [{ value: '', label: t('calendar.all') }, ...choices[name]].map((option) => ({
      ...option,
      selected: (query[name] ?? '') === option.value,
    })),
  }));
}

function linkTo(query: Readonly<Record<string, string>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== '');
  return `${address}?${new URLSearchParams(Object.fromEntries(given))}`;
}
