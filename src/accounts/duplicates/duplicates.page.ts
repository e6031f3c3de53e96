/** Possible duplicates: the list, the search, and that two records are two people. */
import { randomUUID } from 'node:crypto';
import { pageLinks, readPage } from '../../http/pages.ts';
import { type Answer, type Context, done, page, redirect } from '../../http/route.ts';
import { findPeople, type PersonRow } from '../person.store.ts';
import { pageOfPairs } from './duplicatePair.store.ts';
import type { DuplicateReason } from './duplicateScore.ts';
import { duplicatesView, type Side } from './duplicates.view.ts';
import { decideDifferent, findDuplicates } from './findDuplicates.action.ts';

const pageSize = 20;

/** The pairs to look at, the surest first. */
export async function listDuplicates(context: Context): Promise<Answer> {
  const { t } = context;
  const query = readPage(context, '-score', pageSize);
  const found = await pageOfPairs(query);
  const { rows, total } = found;
  const people = await findPeople(rows.flatMap(({ firstId, secondId }) => [firstId, secondId]));
  const byId = new Map(people.map((person) => [person.id, person]));
  const pairs = rows.flatMap(({ firstId, secondId, score, reasons }) => {
    const [first, second] = [byId.get(firstId), byId.get(secondId)];
    if (!first || !second) return [];
    const compareHref = `/admin/duplicates/compare?first=${firstId}&second=${secondId}`;
    return [
      { compareHref, score, ...reasonTexts(reasons, context), first: sideOf(first), second: sideOf(second) },
    ];
  });
  const pages = pageLinks(query, found, context);
  const data = { count: total, pairs, pages, requestKey: randomUUID() };
  return page(duplicatesView(t('people.duplicates.title'), data));
}

/** Searches the whole register again. */
export async function searchAgain({ now, t }: Context): Promise<Answer> {
  const pairs = await findDuplicates(now);
  return redirect('/admin/duplicates', done(t('people.duplicates.searched', { pairs })));
}

/** Remembers that two records are two people. */
export async function sayDifferent({
  form,
  me,
  now,
  t,
}: Context<{ first: number; second: number }>): Promise<Answer> {
  const refusal = await decideDifferent([form.first, form.second], me.id, now);
  return refusal ?? redirect('/admin/duplicates', done(t('people.duplicates.differentSaved')));
}

/** One record in a few words. */
export function sideOf({ id, name, phoneMasked, identityMasked, birthDate, community }: PersonRow): Side {
  const known = [phoneMasked, identityMasked ?? birthDate, community].filter((fact) => fact !== null);
  return { id, href: `/admin/people/${id}`, name, facts: known.join(' · ') };
}

/** What speaks for one person, and what against it. */
export function reasonTexts(
  reasons: readonly DuplicateReason[],
  { t }: Context,
): { reasons: string[]; against: string[] } {
  const text = (reason: DuplicateReason) => t(`people.duplicates.reason.${reason}`);
  const isAgainst = (reason: DuplicateReason) => reason.startsWith('other');
  return {
    reasons: reasons.filter((reason) => !isAgainst(reason)).map(text),
    against: reasons.filter(isAgainst).map(text),
  };
}
