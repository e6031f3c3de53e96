/** The lists behind figures: as many rows as the figure says, under the same filter. */
import type { Column, List } from '../http/list.ts';
import type { Context } from '../http/route.ts';
import { showDate, showDateTime } from '../i18n/dates.ts';
import type { TranslationKey } from '../i18n/texts.ts';
import type { ListQuery } from '../lib/paging.ts';
import type { Cell } from '../lib/spreadsheetFile.ts';
import {
  findAttendanceLines,
  findCohortLines,
  findPersonLines,
  findPlaceLines,
  findSessionLines,
} from './behind.store.ts';
import type { Step } from './conversion.ts';
import type { Facts } from './facts.ts';
import type { FigureFilter } from './filter.ts';
import { classHours, nameOf, type Reader } from './names.view.ts';
import { isPlaceSet, type RowSet, rowsBehind, select } from './selection.ts';

/** A row: where it leads and what its cells hold. */
interface Line {
  readonly href: string;
  readonly cells: readonly Cell[];
}

/** What stands around a list: its filter as chips, and the figures that it belongs to. */
interface Around {
  readonly chips: List<Line>['chips'];
  readonly figuresHref: string;
}

interface Kind {
  readonly labels: readonly TranslationKey[];
  readonly lines: (ids: readonly number[], asked: Asked) => Promise<Line[]>;
}

interface Asked extends Reader {
  readonly facts: Facts;
  readonly filter: FigureFilter;
}

/** The list of a set. */
export function behindList(set: RowSet, asked: Asked, frame: Around): List<Line> {
  const kind = isPlaceSet(set) ? places : kinds[set as keyof typeof kinds];
  const ids = rowsBehind(select(asked.facts, asked.filter), set);
  return listOf(`insights.set.${set}`, `figures-${set}`, kind.labels, frame, async ({ offset, limit }) => ({
    rows: await kind.lines(ids.slice(offset, offset + limit), asked),
    total: ids.length,
  }));
}

/** Those who completed a tier, or of them those who entered the next. */
export function stepsList(steps: readonly Step[], frame: Around): List<Line> {
  const labels = ['insights.row.person', 'insights.row.completedAt', 'insights.row.enteredAt'] as const;
  const inOrder = [...steps].sort((left, right) => right.completedAt - left.completedAt);
  return listOf(
    'insights.set.steps',
    'figures-steps',
    labels,
    frame,
    async ({ offset, limit }, { locale }) => {
      const some = inOrder.slice(offset, offset + limit);
      const people = await findPersonLines(some.map(({ personId }) => personId));
      const day = (at: number | null) => (at === null ? null : showDate(new Date(at), locale));
      const rows = some.map(({ personId, completedAt, enteredAt }) => ({
        href: `/admin/people/${personId}`,
        cells: [people.get(personId)?.name ?? '', day(completedAt), day(enteredAt)],
      }));
      return { rows, total: inOrder.length };
    },
  );
}

function listOf(
  title: TranslationKey,
  fileName: string,
  labels: readonly TranslationKey[],
  frame: Around,
  find: (query: ListQuery, context: Context) => Promise<{ rows: Line[]; total: number }>,
): List<Line> {
  const columns = labels.map(
    (label, index): Column<Line> => ({
      label,
      sort: null,
      numeric: isNumeric(label),
      value: ({ cells }) => cells[index] ?? null,
    }),
  );
  const shared = { defaultSort: 'id', emptyText: 'insights.row.none' as const, searchLabel: null };
  return {
    ...shared,
    ...{ title, fileName, columns, chips: frame.chips },
    actions: ({ t }) => [{ href: frame.figuresHref, label: t('insights.back') }],
    href: ({ href }) => href,
    find,
  };
}

const isNumeric = (label: TranslationKey) => label === 'insights.row.times' || label === 'insights.row.hours';

const places: Kind = {
  labels: [
    'insights.row.person',
    'insights.row.community',
    'insights.row.course',
    'insights.row.class',
    'insights.row.begins',
    'insights.row.state',
  ],
  lines: async (ids, asked) => {
    const rows = await findPlaceLines(ids);
    const [people, cohorts] = await Promise.all([
      findPersonLines(rows.map(({ personId }) => personId)),
      findCohortLines(rows.map(({ cohortId }) => cohortId)),
    ]);
    return rows.map(({ personId, cohortId, state }) => {
      const [person, cohort] = [people.get(personId), cohorts.get(cohortId)];
      const begins = cohort ? showDate(cohort.startsAt, asked.locale) : null;
      const course = courseName(cohort?.courseId, asked);
      const standing = asked.t(`insights.place.${state}`);
      return {
        href: `/admin/people/${personId}`,
        cells: [person?.name ?? '', person?.community ?? null, course, cohort?.code ?? '', begins, standing],
      };
    });
  },
};

const kinds: Readonly<Record<'attendances' | 'persons' | 'sessions', Kind>> = {
  attendances: {
    labels: [
      'insights.row.person',
      'insights.row.at',
      'insights.row.course',
      'insights.row.class',
      'insights.row.kind',
    ],
    lines: async (ids, asked) => {
      const rows = await findAttendanceLines(ids);
      const [people, cohorts] = await Promise.all([
        findPersonLines(rows.map(({ personId }) => personId)),
        findCohortLines(rows.map(({ session }) => session.cohortId)),
      ]);
      return rows.map(({ personId, session }) => {
        const cohort = cohorts.get(session.cohortId);
        const at = showDateTime(session.startsAt, asked.locale);
        const course = courseName(cohort?.courseId, asked);
        const kind = asked.t(`insights.kind.${session.kind}`);
        return {
          href: `/admin/people/${personId}`,
          cells: [people.get(personId)?.name ?? '', at, course, cohort?.code ?? '', kind],
        };
      });
    },
  },
  persons: {
    labels: ['insights.row.person', 'insights.row.community', 'insights.row.times'],
    lines: async (ids, asked) => {
      const people = await findPersonLines(ids);
      const times = timesOf(asked);
      return ids.map((id) => ({
        href: `/admin/people/${id}`,
        cells: [people.get(id)?.name ?? '', people.get(id)?.community ?? null, times.get(id) ?? 0],
      }));
    },
  },
  sessions: {
    labels: [
      'insights.row.at',
      'insights.row.course',
      'insights.row.class',
      'insights.row.kind',
      'insights.row.venue',
      'insights.row.hours',
    ],
    lines: async (ids, asked) => {
      const rows = await findSessionLines(ids);
      const cohorts = await findCohortLines(rows.map(({ cohortId }) => cohortId));
      return rows.map(({ cohortId, kind, startsAt, endsAt }) => {
        const cohort = cohorts.get(cohortId);
        const hours = classHours((endsAt.getTime() - startsAt.getTime()) / 60_000);
        const when = showDateTime(startsAt, asked.locale);
        const what = [
          courseName(cohort?.courseId, asked),
          cohort?.code ?? '',
          asked.t(`insights.kind.${kind}`),
        ];
        return { href: `/admin/cohorts/${cohortId}`, cells: [when, ...what, cohort?.venue ?? null, hours] };
      });
    },
  },
};

function courseName(courseId: number | undefined, reader: Reader): string {
  return courseId === undefined ? '' : nameOf('course', String(courseId), reader);
}

/** How often each person came, within the filter. */
function timesOf({ facts, filter }: Asked): Map<number, number> {
  const times = new Map<number, number>();
  for (const index of select(facts, filter).attendances) {
    const id = facts.people[facts.attendances.person[index] as number] as number;
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  return times;
}
