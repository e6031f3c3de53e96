/** The ladder's rules: the version in force, earlier ones, and the draft with its preview. */
import { randomUUID } from 'node:crypto';
import { type FormState, formView, freshState } from '../../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { showDateTime } from '../../i18n/dates.ts';
import { isRefusal } from '../../refusal.ts';
import { changedRanks, withoutCondition } from './draftRules.ts';
import { changeDraft, discardDraft, publishDraft, startDraft } from './editDraft.action.ts';
import {
  type DraftPage,
  draftView,
  ladderRulesView,
  tierLines,
  type VersionLine,
  versionNote,
} from './editor.view.ts';
import {
  findDraft,
  findLadder,
  findVersion,
  listPublished,
  type StoredVersion,
  versionAt,
} from './ladder.store.ts';
import type { LadderVersion } from './ladderVersion.ts';
import { listOccupations } from './occupation.store.ts';
import { continuePreview, startPreview } from './preview.action.ts';
import { countPreview } from './preview.store.ts';
import { tierTitle, type Wording } from './sentences.view.ts';
import { publicationForm } from './tier.form.ts';

/** What sentences about a version need. */
export async function wordingFor({ t, locale }: Context, { tiers }: LadderVersion): Promise<Wording> {
  return { t, locale, tiers, occupations: await listOccupations() };
}

/** The rules in force. */
export async function showLadderRules(context: Context): Promise<Answer> {
  const published = await listPublished();
  const current = versionAt(published, context.now);
  const title = context.t('rules.title');
  return page(await rulesPage(context, current ?? (await findLadder(context.now)), published, title));
}

/** Loads the published version of the address. */
export async function loadVersion(context: Context): Promise<StoredVersion | null> {
  const version = await findVersion(context.idParam('number'));
  return version?.state === 'published' ? version : null;
}

/** A published version. */
export async function showVersion(context: Context<unknown, StoredVersion>): Promise<Answer> {
  const title = context.t('rules.version.title', { number: context.loaded.number });
  return page(await rulesPage(context, context.loaded, await listPublished(), title));
}

async function rulesPage(
  context: Context,
  shown: LadderVersion | StoredVersion,
  published: readonly StoredVersion[],
  title: string,
): Promise<View> {
  const { t, locale, now } = context;
  const current = versionAt(published, now);
  const versions = published.map((version): VersionLine => {
    const note = versionNote(version, { t, locale });
    const href = `/admin/ladder/versions/${version.number}`;
    return { number: version.number, href, note, isCurrent: version === current };
  });
  return ladderRulesView(title, {
    title,
    note: 'effectiveFrom' in shown ? versionNote(shown, { t, locale }) : t('rules.version.first'),
    tiers: tierLines(shown, await wordingFor(context, shown)),
    versions,
    draftHref: (await findDraft()) ? '/admin/ladder/draft' : null,
    requestKey: randomUUID(),
  });
}

/** Begins a draft, or goes on with the one that there is. */
export async function beginDraft({ me, now }: Context): Promise<Answer> {
  await startDraft(me.id, now);
  return redirect('/admin/ladder/draft');
}

/** Loads the draft. */
export function loadDraft(): Promise<StoredVersion | null> {
  return findDraft();
}

/** The draft. */
export async function showDraft(context: Context<unknown, StoredVersion>): Promise<Answer> {
  return page(await renderDraft(context, freshState()));
}

/** The draft, with the form that publishes it as it was typed. */
export async function renderDraft(context: Context<unknown, StoredVersion>, state: FormState): Promise<View> {
  const { t, locale, now, loaded } = context;
  const draft = (await findDraft()) ?? loaded;
  const before = (await findLadder(now)).tiers;
  const wording = await wordingFor(context, draft);
  const values = { ...state.values, revision: String(draft.revision) };
  const changed = changedRanks(before, draft.tiers).length;
  return draftView(t('rules.draft.title', { number: draft.number }), {
    title: t('rules.draft.title', { number: draft.number }),
    note: changed > 0 ? t('rules.draft.changed', { count: changed }) : t('rules.draft.same'),
    revision: draft.revision,
    tiers: tierLines(draft, wording, before),
    hasChanges: changed > 0,
    preview: await previewOf(draft, wording, locale),
    form: formView(publicationForm, { ...state, values }, t),
    requestKey: randomUUID(),
  });
}

async function previewOf(
  draft: StoredVersion,
  wording: Wording,
  locale: Context['locale'],
): Promise<DraftPage['preview']> {
  const { t } = wording;
  if (draft.previewRevision !== draft.revision)
    return { state: 'none', note: t('rules.preview.none'), counts: [] };
  const seen = draft.previewSeen.toLocaleString('en-US');
  if (!draft.previewEndedAt)
    return { state: 'running', note: t('rules.preview.running', { seen }), counts: [] };
  const found = await countPreview(draft.id);
  const count = (rank: number, change: 'gain' | 'loss') =>
    found.find((one) => one.tierRank === rank && one.change === change)?.count ?? 0;
  const href = (rank: number, change: string) => `/admin/ladder/draft/preview?change=${change}&tier=${rank}`;
  const counts = draft.tiers.map(({ rank }) => ({
    title: tierTitle(rank, wording),
    gain: count(rank, 'gain'),
    loss: count(rank, 'loss'),
    gainHref: href(rank, 'gain'),
    lossHref: href(rank, 'loss'),
  }));
  const at = showDateTime(draft.previewAt ?? draft.previewEndedAt, locale);
  return { state: 'done', note: t('rules.preview.done', { seen, at }), counts };
}

/** Works the preview out: a small register at once, a large one while the page waits. */
export async function makePreview({ now, t }: Context): Promise<Answer> {
  const refusal = await startPreview(now);
  if (refusal) return refusal;
  const isDone = await continuePreview(() => new Date(), 6);
  const text = t(isDone ? 'rules.preview.ready' : 'rules.preview.begun');
  return redirect('/admin/ladder/draft#preview', done(text));
}

/** Takes a condition out. */
export async function removeCondition({
  form,
  me,
  now,
  t,
  idParam,
}: Context<{ revision: number; way: number; position: number }>): Promise<Answer> {
  const place = { rank: idParam('rank'), way: form.way, position: form.position };
  const edit = { revision: form.revision, actorId: me.id, now };
  const refusal = await changeDraft(edit, (tiers) => withoutCondition(tiers, place));
  return refusal ?? redirect(`/admin/ladder/draft#tier-${place.rank}`, done(t('rules.draft.saved')));
}

/** Throws the draft away. */
export async function discard({ form, me, now, t }: Context<{ revision: number }>): Promise<Answer> {
  const refusal = await discardDraft({ revision: form.revision, actorId: me.id, now });
  return refusal ?? redirect('/admin/ladder', done(t('rules.draft.discarded')));
}

/** Publishes the draft. */
export async function publish({
  form,
  me,
  now,
  t,
}: Context<{ revision: number; effectiveFrom: Date | null }>): Promise<Answer> {
  const edit = { revision: form.revision, actorId: me.id, now };
  const number = await publishDraft(edit, form.effectiveFrom);
  if (isRefusal(number)) return number;
  return redirect('/admin/ladder', done(t('rules.draft.published', { number })));
}
