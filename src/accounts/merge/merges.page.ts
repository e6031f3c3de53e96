/** The merges that were made, and undoing one. */
import { randomUUID } from 'node:crypto';
import type { Badge } from '../../http/list.ts';
import { pageLinks, readPage } from '../../http/pages.ts';
import { type Answer, type Context, done, page, redirect } from '../../http/route.ts';
import { showDate, showDateTime } from '../../i18n/dates.ts';
import { mergesView, mergeView } from '../duplicates/duplicates.view.ts';
import { findPeople } from '../person.store.ts';
import { isUndoable, undoDays, undoMerge } from './mergePeople.action.ts';
import { countSteps, type MergeStep } from './mergeStep.ts';
import { findMerge, type MergeRow, pageOfMerges } from './personMerge.store.ts';
import { tableLabel } from './tableLabel.view.ts';

const pageSize = 50;

/** The list, the latest first. */
export async function listMerges(context: Context): Promise<Answer> {
  const { t, locale } = context;
  const query = readPage(context, '-id', pageSize);
  const found = await pageOfMerges(query);
  const { rows } = found;
  const nameOf = await namesOf(rows);
  const merges = rows.map((merge) => ({
    href: `/admin/merges/${merge.id}`,
    kept: nameOf(merge.winnerId),
    ended: nameOf(merge.loserId),
    at: showDateTime(merge.mergedAt, locale),
    by: nameOf(merge.mergedById),
    badge: badgeOf(merge, context),
  }));
  const pages = pageLinks(query, found, context);
  return page(mergesView(t('people.duplicates.merges'), { merges, pages }));
}

/** Loads the merge of the address. */
export function loadMerge(context: Context): Promise<LoadedMerge | null> {
  return findMerge(context.idParam('mergeId'));
}

/** One merge: what went where, and undoing it. */
export async function showMerge(context: Context<unknown, LoadedMerge>): Promise<Answer> {
  const { loaded: merge, t, locale, now } = context;
  const nameOf = await namesOf([merge]);
  const item = (label: string, value: string, href: string | null = null) => ({ label, value, href });
  const undo = {
    action: `/admin/merges/${merge.id}/undoing`,
    label: t('people.merge.undo'),
    question: t('people.merge.undo'),
    explain: t('people.merge.undoExplain'),
    danger: false,
    requestKey: randomUUID(),
  };
  return page(
    mergeView(t('people.duplicates.merges'), {
      items: [
        item(t('people.merge.kept'), nameOf(merge.winnerId), `/admin/people/${merge.winnerId}`),
        item(t('people.merge.ended'), nameOf(merge.loserId)),
        item(t('people.merge.mergedAt'), showDateTime(merge.mergedAt, locale)),
        item(t('people.merge.mergedBy'), nameOf(merge.mergedById)),
      ],
      badge: badgeOf(merge, context),
      counts: Object.entries(countSteps(merge.steps ?? [])).map(([table, { moved, removed }]) => ({
        label: tableLabel(table, t),
        moved: t('people.merge.movedRows', { count: moved }),
        removed: removed > 0 ? t('people.merge.removed', { count: removed }) : null,
      })),
      undo: isUndoable(merge, now) && merge.steps ? undo : null,
    }),
  );
}

/** Undoes it. */
export async function undo({ loaded, me, now, t }: Context<unknown, LoadedMerge>): Promise<Answer> {
  const refusal = await undoMerge(loaded.id, me, now);
  return refusal ?? redirect(`/admin/merges/${loaded.id}`, done(t('people.merge.undoDone')));
}

type LoadedMerge = MergeRow & { steps: MergeStep[] | null };

async function namesOf(merges: readonly MergeRow[]): Promise<(id: number) => string> {
  const ids = merges.flatMap(({ winnerId, loserId, mergedById }) => [winnerId, loserId, mergedById]);
  const names = new Map((await findPeople(ids)).map(({ id, name }) => [id, name]));
  return (id) => `${names.get(id) ?? '–'} (${id})`;
}

function badgeOf(merge: MergeRow, { t, locale, now }: Context<unknown, unknown>): Badge {
  if (merge.undoneAt) return { kind: 'neutral', icon: 'refresh', label: t('people.merge.state.undone') };
  if (!isUndoable(merge, now))
    return { kind: 'neutral', icon: 'lock', label: t('people.merge.state.closed') };
  const until = showDate(new Date(merge.mergedAt.getTime() + undoDays * 86_400_000), locale);
  return { kind: 'info', icon: 'clock', label: t('people.merge.state.open', { until }) };
}
