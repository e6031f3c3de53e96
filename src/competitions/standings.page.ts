/** An event's standings as staff see them: names, each judge's total, dropped ones marked, provisional until sign-off. */
import { findPeople } from '../accounts/person.store.ts';
import type { Locale } from '../i18n/translate.ts';
import { showHundredths } from '../lib/hundredths.ts';
import { type EventRow, findContestants, findPanel } from './competition.store.ts';
import type { StandingLine } from './competition.view.ts';
import { rank } from './ranking.ts';
import { prizeFor } from './resultList.ts';
import { findSheets } from './scoreSheet.store.ts';
import { scorings } from './scorings.ts';

/** The standings with the panel. */
export interface Standings {
  readonly judges: readonly { id: number; name: string }[];
  readonly lines: readonly StandingLine[];
  /** Sheets received, and sheets expected. */
  readonly received: number;
  readonly expected: number;
}

/** Loads an event's standings: ranked contestants first, then those without a sheet. */
export async function loadStandings(event: EventRow, locale: Locale): Promise<Standings> {
  const [contestants, panel, sheets] = await Promise.all([
    findContestants(event.id),
    findPanel(event.id),
    findSheets(event.id),
  ]);
  const people = await findPeople([...panel, ...contestants.map(({ personId }) => personId)]);
  const nameOf = (personId: number) => people.find(({ id }) => id === personId)?.name ?? '';
  const ranked = rank(scorings(contestants, sheets, event.scheme.aspects));
  const order = (id: number) =>
    ranked.find(({ contestantId }) => contestantId === id)?.rank ?? Number.MAX_SAFE_INTEGER;
  const lines = [...contestants]
    .sort((left, right) => order(left.id) - order(right.id))
    .map((contestant): StandingLine => {
      const standing = ranked.find(({ contestantId }) => contestantId === contestant.id);
      const prize =
        standing && event.state !== 'scoring' ? prizeFor(standing.rank, event.scheme.prizes) : null;
      const totals = panel.map((judgeId) => {
        const sheet = sheets.find((one) => one.contestantId === contestant.id && one.judgeId === judgeId);
        return {
          text: sheet ? showHundredths(sheet.total) : '',
          isDropped: standing?.dropped.includes(judgeId) ?? false,
        };
      });
      return {
        rank: standing?.rank ?? null,
        drawNumber: contestant.drawNumber,
        name: nameOf(contestant.personId),
        personHref: `/admin/people/${contestant.personId}`,
        unit: contestant.unit ?? '',
        score: standing?.score ?? null,
        award: (locale === 'en' ? prize?.titleEn : prize?.titleZh) ?? null,
        totals,
      };
    });
  const judges = panel.map((id) => ({ id, name: nameOf(id) }));
  return { judges, lines, received: sheets.length, expected: contestants.length * panel.length };
}
