/** Two records side by side: what is the same, which values stay, and the merge itself. */
import { randomUUID } from 'node:crypto';
import type { FormState } from '../../http/form.ts';
import { type Answer, type Context, done, HttpError, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { showDate } from '../../i18n/dates.ts';
import { isRefusal } from '../../refusal.ts';
import { mergePeople, undoDays } from '../merge/mergePeople.action.ts';
import { type ChosenField, chosenFields } from '../merge/mergeValues.ts';
import { tableLabel } from '../merge/tableLabel.view.ts';
import { findPerson, findPersonByWorkerNumber, type PersonRow } from '../person.store.ts';
import { compareRecords, countRowsAbout } from './compare.store.ts';
import type { MergeForm } from './duplicates.form.ts';
import { reasonTexts, sideOf } from './duplicates.page.ts';
import { compareView, type FactLine } from './duplicates.view.ts';

/** The two records of the address. */
export async function showComparison(context: Context): Promise<Answer> {
  const { first = '', second = '' } = context.query;
  return page(await renderComparison(context, { first, second }, null));
}

/** The same, with why they were not merged and what was chosen. */
export function renderRefusedMerge(
  context: Context<undefined>,
  { values, refusal }: FormState,
): Promise<View> {
  const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  return renderComparison(context, typed, refusal ?? context.t('common.form.invalid'));
}

/** Merges them. */
export async function merge({ form, me, now, t }: Context<MergeForm>): Promise<Answer> {
  const [winnerId, loserId] = form.winner === 'first' ? [form.first, form.second] : [form.second, form.first];
  const choiceOf = (field: ChosenField) => (form[field] === form.winner ? 'winner' : 'loser');
  const choices = {
    name: choiceOf('name'),
    phone: choiceOf('phone'),
    identityNumber: choiceOf('identityNumber'),
    community: choiceOf('community'),
    workerNumber: choiceOf('workerNumber'),
  } as const;
  const mergeId = await mergePeople({ winnerId, loserId, choices }, me, now);
  if (isRefusal(mergeId)) return mergeId;
  return redirect(`/admin/people/${winnerId}`, done(t('people.merge.done', { days: undoDays })));
}

type Typed = Readonly<Record<string, string>>;

async function renderComparison(
  context: Context<unknown>,
  typed: Typed,
  refusal: string | null,
): Promise<View> {
  const { t } = context;
  const [first, second] = await Promise.all([recordOf(typed.first), recordOf(typed.second)]);
  if (first.id === second.id) throw new HttpError(404);
  const score = await compareRecords([first.id, second.id]);
  const [left, right] = await Promise.all([countRowsAbout(first.id), countRowsAbout(second.id)]);
  const isSecondOlder = typed.winner ? typed.winner === 'second' : total(right) > total(left);
  return compareView(t('people.merge.title'), {
    lead: t('people.merge.lead', { days: undoDays }),
    first: sideOf(first),
    second: sideOf(second),
    firstTitle: t('people.merge.record', { id: first.id }),
    secondTitle: t('people.merge.record', { id: second.id }),
    ...reasonTexts(score?.reasons ?? [], context),
    facts: factsOf(first, second, { typed, isSecond: isSecondOlder }, context),
    counts: countsOf(left, right, context),
    isSecondOlder,
    refusal,
    mergeKey: randomUUID(),
    differentKey: randomUUID(),
  });
}

/** By the number of the record, or the worker number. */
async function recordOf(typed = ''): Promise<PersonRow> {
  const isId = /^[1-9]\d{0,9}$/.test(typed);
  const person = isId ? await findPerson(Number(typed)) : await findPersonByWorkerNumber(typed.trim());
  if (!person) throw new HttpError(404);
  return person;
}

function factsOf(
  first: PersonRow,
  second: PersonRow,
  { typed, isSecond }: { typed: Typed; isSecond: boolean },
  { t, locale }: Context<unknown>,
): FactLine[] {
  const shown = (person: PersonRow, field: ChosenField) =>
    field === 'phone'
      ? person.phoneMasked
      : field === 'identityNumber'
        ? person.identityMasked
        : person[field];
  const chosen = chosenFields.map((field): FactLine => {
    const [left, right] = [shown(first, field), shown(second, field)];
    const label = t(`accounts.person.${field}`);
    const preset = typed[field] ? typed[field] === 'second' : left === null || (isSecond && right !== null);
    const choice = { field, legend: t('people.merge.choose', { field: label }), isSecond: preset };
    return { label, first: left ?? '–', second: right ?? '–', differs: left !== right, choice };
  });
  const plain = (label: string, left: string | null, right: string | null): FactLine => ({
    label,
    first: left ?? '–',
    second: right ?? '–',
    differs: left !== right,
    choice: null,
  });
  const added = (person: PersonRow) => showDate(person.createdAt, locale);
  return [
    ...chosen,
    plain(t('accounts.person.birthDate'), first.birthDate, second.birthDate),
    plain(t('people.export.column.createdAt'), added(first), added(second)),
  ];
}

function countsOf(
  left: Map<string, number>,
  right: Map<string, number>,
  { t }: Context<unknown>,
): FactLine[] {
  return [...left.keys()]
    .filter((table) => (left.get(table) ?? 0) + (right.get(table) ?? 0) > 0)
    .map((table) => {
      const [first, second] = [left.get(table) ?? 0, right.get(table) ?? 0].map((count) =>
        t('people.merge.rows', { count }),
      );
      return {
        label: tableLabel(table, t),
        first: first ?? '',
        second: second ?? '',
        differs: false,
        choice: null,
      };
    });
}

function total(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
