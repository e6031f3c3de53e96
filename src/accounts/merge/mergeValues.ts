/** Which of two records' values the merged person gets. Knows no database: values are the stored columns. */
import type { Person } from '../person.model.ts';

/** What staff choose one by one. */
export const chosenFields = ['name', 'phone', 'identityNumber', 'community', 'workerNumber'] as const;
export type ChosenField = (typeof chosenFields)[number];

/** From which record each value comes. */
export type Choices = Readonly<Record<ChosenField, 'winner' | 'loser'>>;

/** The columns that go with a choice. */
const columns = {
  name: ['name'],
  phone: ['phoneSealed', 'phoneHash', 'phoneMasked'],
  identityNumber: ['identitySealed', 'identityHash', 'identityMasked', 'birthDate', 'sex'],
  community: ['community'],
  workerNumber: ['workerNumber', 'registeredAt'],
} as const satisfies Record<ChosenField, readonly (keyof Person)[]>;

/** Which can be in one row only, so that the loser's record gives them up. */
const single: readonly ChosenField[] = ['identityNumber', 'workerNumber'];

/** The columns of both records before any change, as they are needed here. */
export type Values = Readonly<Record<string, unknown>>;

/** What changes in each record. What the winner gets and only one may have, the loser gives up. */
export function mergedValues(
  winner: Values,
  loser: Values,
  choices: Choices,
): { winner: Record<string, unknown>; loser: Record<string, unknown> } {
  const taken = chosenFields.filter((field) => choices[field] === 'loser');
  const pick = (fields: readonly ChosenField[], values: (column: string) => unknown) =>
    Object.fromEntries(fields.flatMap((field) => columns[field].map((column) => [column, values(column)])));
  return {
    winner: {
      ...pick(taken, (column) => loser[column] ?? null),
      ...latestConsent(winner, loser),
      ...email(winner, loser),
    },
    loser: pick(
      taken.filter((field) => single.includes(field)),
      () => null,
    ),
  };
}

const emailColumns = ['emailSealed', 'emailMasked', 'emailConfirmedAt'] as const;

/** An address that only the other record has comes along. */
function email(winner: Values, loser: Values): Record<string, unknown> {
  if (winner.emailSealed || !loser.emailSealed) return {};
  return Object.fromEntries(emailColumns.map((column) => [column, loser[column] ?? null]));
}

/** What was said last counts: agreed or taken back. */
function latestConsent(winner: Values, loser: Values): Record<string, unknown> {
  if (lastSaid(loser) <= lastSaid(winner)) return {};
  const { consentVersion, consentAt, consentWithdrawnAt } = loser;
  return { consentVersion, consentAt, consentWithdrawnAt };
}

function lastSaid({ consentAt, consentWithdrawnAt }: Values): number {
  const times = [consentAt, consentWithdrawnAt].map((at) => (at instanceof Date ? at.getTime() : 0));
  return Math.max(...times);
}
