/** The page of figures. */
import { view } from '../http/view.ts';
import type { Headline } from './figures.ts';
import { percent, shown } from './names.view.ts';
import { behind, type Frame, type Section } from './section.view.ts';

/** A figure on top: its value, what it is, and the period before. */
export interface HeadlineFigure {
  readonly href: string;
  readonly text: string;
  readonly label: string;
  readonly note: string;
}

/** A choice that narrows the page; a chip takes it away. */
export interface Chip {
  readonly label: string;
  readonly href: string | null;
}

/** A select above the figures. */
export interface Choice {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[];
}

/** The page. */
export interface FiguresPage {
  readonly asOf: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly choices: readonly Choice[];
  readonly chips: readonly Chip[];
  readonly exportHref: string;
  readonly headline: readonly HeadlineFigure[];
  readonly sections: readonly Section[];
  readonly definitions: readonly { readonly term: string; readonly text: string }[];
}

export const figuresView = view<FiguresPage>('insights/figures/show', 'staff');

/** The figures on top, each beside that of the period before. */
export function headlineFigures(now: Headline, before: Headline, frame: Frame): HeadlineFigure[] {
  const { t, filter } = frame;
  const mean = now.sessions === 0 ? 0 : Math.round((now.attendances / now.sessions) * 10) / 10;
  const noteOf = (set: keyof Headline) => {
    const values = { value: shown(before[set]), change: change(now[set], before[set]) };
    return set === 'sessions'
      ? t('insights.beforeWithMean', { ...values, mean })
      : t('insights.before', values);
  };
  const counted = (['attendances', 'persons', 'sessions', 'completed', 'certified'] as const).map((set) => ({
    href: behind(set, filter),
    text: shown(now[set]),
    label: t(`insights.headline.${set}`),
    note: noteOf(set),
  }));
  return [
    ...counted,
    {
      href: behind('noShows', filter),
      text: percent(now.noShows, now.due),
      label: t('insights.headline.noShows', { count: shown(now.noShows), due: shown(now.due) }),
      note: t('insights.beforeOnly', { value: percent(before.noShows, before.due) }),
    },
  ];
}

/** A change in per cent with its sign; a dash where there was nothing before. */
export function change(now: number, before: number): string {
  if (before === 0) return '–';
  const share = Math.round(((now - before) / before) * 1000) / 10;
  return `${share > 0 ? '+' : share < 0 ? '−' : '±'}${Math.abs(share)}%`;
}
