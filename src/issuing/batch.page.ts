/** The pages of batches: making a preview, watching the work, its steps, and its rows. */
import { randomUUID } from 'node:crypto';
import { findPerson } from '../accounts/person.store.ts';
import { issuerOf } from '../certificates/issuer.ts';
import { type FormState, formView, freshState } from '../http/form.ts';
import { answerList } from '../http/list.ts';
import { type Answer, type Context, done, json, page, redirect } from '../http/route.ts';
import { spreadsheet } from '../http/spreadsheet.ts';
import type { View } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { fileForm, sourceForm } from './batch.form.ts';
import { type BatchRow, countRows, findBatch, type RowCounts } from './batch.store.ts';
import { batchView, newBatchView } from './batch.view.ts';
import { batchBadge, batchesList, rowStates, rowsList } from './batches.list.ts';
import { batchColumns } from './batchFile.ts';
import { gatherCandidates } from './batchSource.action.ts';
import { type BatchStep, openSteps } from './batchState.ts';
import { changeBatch } from './changeBatch.action.ts';
import { previewBatch } from './previewBatch.action.ts';
import { office } from './printing.view.ts';
import { readBatchFile } from './readBatchFile.action.ts';
import { findSources } from './sources.action.ts';

const batches = '/admin/certificate-batches';

/** All batches. */
export function listBatches(context: Context): Promise<Answer> {
  return answerList(batchesList, context);
}

/** Where a batch is made; `?source=cohort:3` chooses the source. */
export async function showNew(context: Context): Promise<Answer> {
  const { source = '' } = context.query;
  return page(await renderNew(context, freshState({ source }), freshState({ kind: 'completion' })));
}

async function renderNew(context: Context, source: FormState, fromFile: FormState): Promise<View> {
  const { t, now, locale } = context;
  const choices = (await findSources(now)).map(({ kind, id, titleZh, titleEn }) => ({
    value: `${kind}:${id}`,
    label: `${t(`issuing.source.${kind}`)} · ${locale === 'en' ? titleEn : titleZh}`,
  }));
  const kinds = (['completion', 'award', 'honour'] as const).map((value) => ({
    value,
    label: t(`certificates.kind.${value}`),
  }));
  return newBatchView(t('issuing.batches.new'), {
    source: formView(sourceForm, source, t, { source: choices }),
    file: formView(fileForm, fromFile, t, { kind: kinds }),
    templateHref: `${batches}/template`,
  });
}

/** The page again, with what was wrong with the source. */
export function renderSourceProblem(context: Context, state: FormState): Promise<View> {
  return renderNew(context, state, freshState({ kind: 'completion' }));
}

/** The page again, with what was wrong with the file. */
export function renderFileProblem(context: Context, state: FormState): Promise<View> {
  return renderNew(context, freshState(), state);
}

type Source = ReturnType<typeof sourceForm.schema.parse>;

/** Makes the preview of a class, exam or event. */
export async function previewSource({ form, me, now, settings }: Context<Source>): Promise<Answer> {
  const { source } = form;
  const gathered = await gatherCandidates(source.sourceKind, source.sourceId);
  if (isRefusal(gathered)) return gathered;
  const id = await previewBatch({ ...source, ...gathered, actorId: me.id, now }, issuerOf(settings));
  return isRefusal(id) ? id : redirect(`${batches}/${id}`);
}

type FileFacts = ReturnType<typeof fileForm.schema.parse>;

/** Makes the preview of a file. */
export async function previewFile(context: Context<FileFacts>): Promise<Answer> {
  const { form, file: uploaded, me, now, settings } = context;
  if (!uploaded) return refuse('issuing.refusal.noFile', {}, 'file');
  const days = {
    startsOn: form.startsOn?.toISOString() ?? null,
    endsOn: (form.endsOn ?? form.startsOn)?.toISOString() ?? null,
  };
  const candidates = await readBatchFile(uploaded.bytes, { ...form, ...days, tierName: null, awardEn: null });
  if (isRefusal(candidates)) return candidates;
  const plan = { title: form.programmeZh, sourceKind: 'file', sourceId: null, candidates } as const;
  const id = await previewBatch({ ...plan, actorId: me.id, now }, issuerOf(settings));
  return isRefusal(id) ? id : redirect(`${batches}/${id}`);
}

/** An empty sheet with the headings and one example. */
export async function downloadTemplate({ t, locale }: Context): Promise<Answer> {
  const headings = Object.values(batchColumns).map(([zh, en]) => (locale === 'en' ? en : zh));
  const example = ['王小芳', '', 'W10001', '', '', '40', '', '', '', '2026-03-01', '2026-03-20'];
  return spreadsheet(t('issuing.templateName'), t('issuing.batches.title'), headings, [example]);
}

/** Loads a batch. */
export function loadBatch(context: Context): Promise<BatchRow | null> {
  return findBatch(context.idParam('batchId'));
}

/** One batch: its preview, its progress, its downloads. */
export async function showBatch(context: Context<unknown, BatchRow>): Promise<Answer> {
  const { loaded: batch, t, locale } = context;
  const counts = await countRows(batch.id);
  const actor = await findPerson(batch.actorId);
  const address = `${batches}/${batch.id}`;
  const item = (label: string, value: string) => ({ label, value, href: null });
  return page(
    batchView(batch.title, {
      title: batch.title,
      badge: batchBadge(batch.state, t),
      items: [
        item(t('issuing.field.sourceKind'), t(`issuing.source.${batch.sourceKind}`)),
        item(t('issuing.field.actor'), actor?.name ?? ''),
        item(t('issuing.field.createdAt'), showDateTime(batch.createdAt, locale)),
        ...(batch.finishedAt
          ? [item(t('issuing.field.finishedAt'), showDateTime(batch.finishedAt, locale))]
          : []),
      ],
      counts: rowStates
        .filter((state) => counts[state] > 0)
        .map((state) => ({
          label: t(`issuing.row.${state}`),
          count: counts[state],
          href: `${address}/rows?state=${state}`,
        })),
      rowsHref: `${address}/rows`,
      progress: batch.state === 'preview' ? null : { ...progressOf(counts), address: `${address}/progress` },
      steps: openSteps(batch.state, counts.failed)
        .filter((step) => step !== 'start' || counts.issue > 0)
        .map((step) => confirmationOf(step, address, counts, context)),
      downloads: batch.state === 'preview' ? [] : downloadsOf(address, counts, context),
      printHref: ['preview', 'running'].includes(batch.state) ? null : `${office}/runs/new?batch=${batch.id}`,
    }),
  );
}

function progressOf(counts: RowCounts): { done: number; total: number } {
  const finished = counts.issued + counts.failed;
  return { done: finished, total: finished + counts.issue };
}

const nouns = {
  start: 'start',
  pause: 'pause',
  resume: 'resumption',
  cancel: 'cancellation',
  retry: 'retry',
} as const;

function confirmationOf(
  step: BatchStep,
  address: string,
  counts: RowCounts,
  { t }: Context<unknown, BatchRow>,
) {
  const values = { count: counts.issue, failed: counts.failed };
  return {
    action: `${address}/${nouns[step]}`,
    label: t(`issuing.step.${step}`),
    question: t(`issuing.step.${step}Question`, values),
    explain: t(`issuing.step.${step}Explain`),
    danger: step === 'cancel',
    requestKey: randomUUID(),
  };
}

function downloadsOf(address: string, counts: RowCounts, { t }: Context<unknown, BatchRow>) {
  if (counts.issued + counts.held === 0) return [];
  return (['zip', 'print', 'merged', 'cards'] as const).map((kind) => ({
    href: `${address}/${kind}`,
    label: t(`issuing.download.${kind}`),
  }));
}

/** How far the work is, for the page that is open. */
export async function showProgress({ loaded }: Context<unknown, BatchRow>): Promise<Answer> {
  const counts = await countRows(loaded.id);
  return json({ state: loaded.state, ...progressOf(counts) });
}

/** The people of a batch. */
export function listRows(context: Context<unknown, BatchRow>): Promise<Answer> {
  return answerList(rowsList(context.loaded), context);
}

/** Makes the handler of one step. */
export function take(step: BatchStep) {
  return async ({ loaded, me, now, t }: Context<unknown, BatchRow>): Promise<Answer> => {
    const refusal = await changeBatch(loaded.id, step, me.id, now);
    return refusal ?? redirect(`${batches}/${loaded.id}`, done(t(`issuing.step.${step}Done`)));
  };
}
