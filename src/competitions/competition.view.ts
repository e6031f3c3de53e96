/** The staff's pages of competitions and events, and the public results. */
import type { FormView } from '../http/form.ts';
import type { Badge } from '../http/list.ts';
import type { Confirmation } from '../http/parts.ts';
import { view } from '../http/view.ts';
import type { Translate } from '../i18n/translate.ts';
import type { EventState } from './eventState.ts';

/** An event in a competition's page. */
export interface EventLine {
  readonly href: string;
  readonly title: string;
  readonly badge: Badge;
  readonly contestants: number;
  readonly judges: number;
}

/** A competition's page. */
export interface CompetitionPage {
  readonly id: number;
  readonly title: string;
  readonly when: string;
  readonly publicHref: string;
  readonly events: readonly EventLine[];
}

export const competitionView = view<CompetitionPage>('competitions/competition/show', 'staff');
export const editView = view<{ title: string; action: string; form: FormView }>(
  'competitions/competition/edit',
  'staff',
);

/** One row of the standings. */
export interface StandingLine {
  readonly rank: number | null;
  readonly drawNumber: number | null;
  readonly name: string;
  readonly personHref: string;
  readonly unit: string;
  readonly score: number | null;
  readonly award: string | null;
  readonly totals: readonly { text: string; isDropped: boolean }[];
}

/** An event's page. */
export interface EventPage {
  readonly id: number;
  readonly title: string;
  readonly competitionTitle: string;
  readonly competitionHref: string;
  readonly badge: Badge;
  readonly judges: readonly string[];
  readonly lines: readonly StandingLine[];
  readonly received: number;
  readonly expected: number;
  readonly aspects: readonly { title: string; kind: string; maximum: number }[];
  readonly source: string;
  readonly isOpenForEntries: boolean;
  readonly contestantForm: FormView;
  readonly judgeForm: FormView;
  readonly steps: readonly Confirmation[];
  readonly exportHref: string;
}

export const eventView = view<EventPage>('competitions/event/show', 'staff');

/** The published results of a competition. */
export interface ResultsPage {
  readonly title: string;
  readonly events: readonly {
    title: string;
    rows: readonly { rank: number; name: string; unit: string; score: number; award: string }[];
  }[];
}

export const resultsView = view<ResultsPage>('competitions/results/show');

/** The badge of an event's state. */
export function eventBadge(state: EventState, t: Translate): Badge {
  const looks = {
    entries: ['neutral', 'users'],
    scoring: ['info', 'pencil'],
    signedOff: ['attention', 'flag'],
    published: ['valid', 'check'],
  } as const;
  const [kind, icon] = looks[state];
  return { kind, icon, label: t(`competitions.state.${state}`) };
}
