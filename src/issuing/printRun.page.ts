/** The pages of print runs: which certificates go on which forms, and how the run ended. */
import { randomUUID } from 'node:crypto';
import { findPerson } from '../accounts/person.store.ts';
import { findCertificateByNumber } from '../certificates/certificate.store.ts';
import { parseCertificateNumber } from '../certificates/certificateNumber.ts';
import { type FormState, formView, freshState } from '../http/form.ts';
import { answerList } from '../http/list.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { findBatch, findPrintableBatches } from './batch.store.ts';
import { closeRun } from './closeRun.action.ts';
import { findSeries, findSeriesInStock } from './formStock.store.ts';
import { findUnprinted, type PrintPlan, prepareRun, printable } from './prepareRun.action.ts';
import { findPrinter, listPrinters } from './printer.store.ts';
import { printRunForm } from './printing.form.ts';
import { numbersOf, printRunsList, runBadge, sheetsList } from './printing.list.ts';
import { type OfficeLink, office, officeFormView, officeView } from './printing.view.ts';
import { findPrintRun, type PrintRunRow } from './printRun.store.ts';
import type { PrintRunEnd } from './printRunState.ts';
import { countSheetsOf } from './sheet.store.ts';

type Loaded<F = unknown> = Context<F, PrintRunRow>;
const runs = `${office}/runs`;

/** All runs. */
export function listRuns(context: Context): Promise<Answer> {
  return answerList(printRunsList, context);
}

/** The form for a run; `?batch=3` chooses the batch. */
export async function showNewRun(context: Context): Promise<Answer> {
  return page(await renderNewRun(context, freshState({ batchId: context.query.batch ?? '' })));
}

/** The form for a run as it was filled in. */
export async function renderNewRun({ t }: Context, state: FormState): Promise<View> {
  const [batches, series, printers] = [
    await findPrintableBatches(),
    await findSeriesInStock(),
    await listPrinters(),
  ];
  const options = {
    batchId: [
      { value: '', label: t('issuing.runs.noBatch') },
      ...batches.map(({ id, title }) => ({ value: String(id), label: title })),
    ],
    seriesId: series.map((one) => ({
      value: String(one.id),
      label: `${one.title} ${numbersOf(one)} · ${t('issuing.stock.leftOf', { count: one.ledger.left })}`,
    })),
    printerId: printers.map(({ id, name }) => ({ value: String(id), label: name })),
  };
  return officeFormView(t('issuing.runs.new'), {
    heading: t('issuing.runs.new'),
    lead: t(series.length > 0 && printers.length > 0 ? 'issuing.runs.newLead' : 'issuing.runs.needs'),
    action: runs,
    label: t('issuing.runs.prepare'),
    form: formView(printRunForm, state, t, options),
    back: { href: office, label: t('issuing.printing.back'), icon: 'chevron-left' },
  });
}

type RunFacts = ReturnType<typeof printRunForm.schema.parse>;

/** Assigns forms to a batch's certificates, or to one. */
export async function addRun({ form, me, now, t }: Context<RunFacts>): Promise<Answer> {
  const { seriesId, printerId, first } = form;
  const chosen = await chosenCertificates(form);
  if (isRefusal(chosen)) return chosen;
  if (!(await findPrinter(printerId))) return refuse('issuing.refusal.noPrinter', {}, 'printerId');
  const id = await prepareRun({ ...chosen, seriesId, printerId, first, actorId: me.id, now });
  return isRefusal(id) ? id : redirect(`${runs}/${id}`, done(t('issuing.runs.prepared')));
}

async function chosenCertificates({
  batchId,
  certificateNumber,
}: RunFacts): Promise<Pick<PrintPlan, 'title' | 'batchId' | 'certificateIds'> | Refusal> {
  if (batchId !== null) {
    const batch = await findBatch(batchId);
    if (!batch) return refuse('issuing.refusal.nothingToPrint', {}, 'batchId');
    return { title: batch.title, batchId, certificateIds: await findUnprinted(batchId) };
  }
  const read = parseCertificateNumber(certificateNumber ?? '');
  const certificate = read.ok ? await findCertificateByNumber(read.number) : null;
  if (!certificate) return refuse('issuing.refusal.noCertificate', {}, 'certificateNumber');
  const certificateIds = await printable([certificate.id]);
  return { title: `${certificate.number} ${certificate.holderName}`, batchId: null, certificateIds };
}

/** Loads a run. */
export function loadRun(context: Context): Promise<PrintRunRow | null> {
  return findPrintRun(context.idParam('runId'));
}

/** One run. */
export async function showRun(context: Loaded): Promise<Answer> {
  const { loaded: run, t, locale } = context;
  const counts = await countSheetsOf(run.id);
  const series = await findSeries(run.seriesId);
  const [printer, actor] = [await findPrinter(run.printerId), await findPerson(run.actorId)];
  const item = (label: string, value: string, href: string | null = null) => ({ label, value, href });
  return page(
    officeView(run.title, {
      title: run.title,
      lead: run.state === 'prepared' ? t('issuing.runs.howTo') : null,
      badge: runBadge(run.state, t),
      items: [
        item(t('issuing.sheet.used'), String(counts.used), `${runs}/${run.id}/sheets?state=used`),
        item(t('issuing.sheet.spoiled'), String(counts.spoiled), `${runs}/${run.id}/sheets?state=spoiled`),
        item(t('issuing.field.series'), series?.title ?? '', `${office}/stock/${run.seriesId}`),
        item(t('issuing.field.printer'), printer?.name ?? '', `${office}/printers/${run.printerId}`),
        item(t('issuing.field.createdAt'), showDateTime(run.createdAt, locale)),
        item(t('issuing.field.actor'), actor?.name ?? ''),
        ...(run.closedAt ? [item(t('issuing.field.finishedAt'), showDateTime(run.closedAt, locale))] : []),
      ],
      links: linksOf(context, counts.used),
      steps: run.state === 'prepared' ? stepsOf(context, counts.used) : [],
      asked: null,
    }),
  );
}

function linksOf({ loaded: { id }, t }: Loaded, used: number): OfficeLink[] {
  const files = (['overlay', 'merged', 'zip'] as const).map((kind) => ({
    href: `${runs}/${id}/${kind}`,
    label: t(`issuing.runs.${kind}`),
    icon: 'download' as const,
  }));
  return [
    ...(used > 0 ? files : []),
    { href: `${runs}/${id}/sheets`, label: t('issuing.sheets.title'), icon: 'list' },
    { href: runs, label: t('issuing.runs.title'), icon: 'chevron-left' },
  ];
}

const ends = [
  ['printed', 'print'],
  ['withdrawn', 'withdrawal'],
] as const satisfies readonly (readonly [PrintRunEnd, string])[];

function stepsOf({ loaded, t }: Loaded, count: number) {
  return ends.map(([end, noun]) => ({
    action: `${runs}/${loaded.id}/${noun}`,
    label: t(`issuing.runEnd.${end}`),
    question: t(`issuing.runEnd.${end}Question`, { count }),
    explain: t(`issuing.runEnd.${end}Explain`),
    danger: end === 'withdrawn',
    requestKey: randomUUID(),
  }));
}

/** Makes the handler that ends a run. */
export function end(how: PrintRunEnd) {
  return async ({ loaded, me, now, t }: Loaded): Promise<Answer> => {
    const refusal = await closeRun(loaded.id, how, me.id, now);
    return refusal ?? redirect(`${runs}/${loaded.id}`, done(t(`issuing.runEnd.${how}Done`)));
  };
}

/** The forms of one run. */
export function listSheetsOfRun(context: Loaded): Promise<Answer> {
  const { id } = context.loaded;
  return answerList(sheetsList({ run: String(id) }, `${runs}/${id}`), context);
}
