/** The pages of printers: name and correction, the test page, and the correction from what was measured on it. */
import { type FormState, formView, freshState } from '../http/form.ts';
import { answerList } from '../http/list.ts';
import { type Answer, type Context, done, file, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import { streamSheets } from '../lib/pdf/sheets.ts';
import { isRefusal } from '../refusal.ts';
import { drawTestPage, officeSheet } from './officeSheets.ts';
import { findPrinter, type PrinterRow } from './printer.store.ts';
import { measuredForm, printerForm } from './printing.form.ts';
import { printersList } from './printing.list.ts';
import { office, officeFormView, officeView } from './printing.view.ts';
import { recalibratePrinter, savePrinter } from './savePrinter.action.ts';

type Loaded<F = unknown> = Context<F, PrinterRow>;
const printers = `${office}/printers`;

/** The printers. */
export function listAllPrinters(context: Context): Promise<Answer> {
  return answerList(printersList, context);
}

/** Loads a printer. */
export function loadPrinter(context: Context): Promise<PrinterRow | null> {
  return findPrinter(context.idParam('printerId'));
}

/** The form for a new printer. */
export function showNewPrinter(context: Context): Answer {
  const typed = { offsetX: '0', offsetY: '0', scale: '100' };
  return page(renderNewPrinter(context, freshState(typed)));
}

/** The form for a new printer as it was filled in. */
export function renderNewPrinter({ t }: Context, state: FormState): View {
  return officeFormView(t('issuing.printers.new'), {
    heading: t('issuing.printers.new'),
    lead: t('issuing.printers.newLead'),
    action: printers,
    label: t('issuing.printers.save'),
    form: formView(printerForm, state, t),
    back: { href: printers, label: t('issuing.printers.title'), icon: 'chevron-left' },
  });
}

/** The form for changes. */
export function showEditPrinter(context: Loaded): Answer {
  const { name, offsetX, offsetY, scale } = context.loaded;
  const typed = { name, offsetX: String(offsetX / 10), offsetY: String(offsetY / 10) };
  return page(renderEditPrinter(context, freshState({ ...typed, scale: String(scale / 100) })));
}

/** The form for changes as it was filled in. */
export function renderEditPrinter({ loaded, t }: Loaded, state: FormState): View {
  const address = `${printers}/${loaded.id}`;
  return officeFormView(loaded.name, {
    heading: loaded.name,
    lead: null,
    action: address,
    label: t('issuing.printers.save'),
    form: formView(printerForm, state, t),
    back: { href: address, label: t('issuing.printing.back'), icon: 'chevron-left' },
  });
}

type PrinterFacts = ReturnType<typeof printerForm.schema.parse>;

/** Adds a printer. */
export async function addNewPrinter({ form, me, now, t }: Context<PrinterFacts>): Promise<Answer> {
  const id = await savePrinter(null, form, me.id, now);
  return isRefusal(id) ? id : redirect(`${printers}/${id}`, done(t('issuing.printers.saved')));
}

/** Changes a printer. */
export async function changePrinter({ form, loaded, me, now, t }: Loaded<PrinterFacts>): Promise<Answer> {
  const id = await savePrinter(loaded.id, form, me.id, now);
  return isRefusal(id) ? id : redirect(`${printers}/${id}`, done(t('issuing.printers.saved')));
}

/** One printer. */
export function showPrinter(context: Loaded): Answer {
  return page(renderPrinter(context, freshState()));
}

/** One printer, with what was typed about its test page. */
export function renderPrinter({ loaded: printer, t, locale }: Loaded, state: FormState): View {
  const address = `${printers}/${printer.id}`;
  const item = (label: string, value: string) => ({ label, value, href: null });
  return officeView(printer.name, {
    title: printer.name,
    lead: null,
    badge: null,
    items: [
      item(t('issuing.field.offsetX'), (printer.offsetX / 10).toFixed(1)),
      item(t('issuing.field.offsetY'), (printer.offsetY / 10).toFixed(1)),
      item(t('issuing.field.scale'), (printer.scale / 100).toFixed(2)),
      item(t('issuing.field.changedAt'), showDateTime(printer.changedAt, locale)),
    ],
    links: [
      { href: `${address}/test-page`, label: t('issuing.printers.testPage'), icon: 'download' },
      { href: `${address}/edit`, label: t('issuing.printers.edit'), icon: 'pencil' },
      { href: printers, label: t('issuing.printers.title'), icon: 'chevron-left' },
    ],
    steps: [],
    asked: {
      heading: t('issuing.printers.measure'),
      lead: t('issuing.printers.measureLead'),
      action: `${address}/calibration`,
      label: t('issuing.printers.measureSave'),
      form: formView(measuredForm, state, t),
    },
  });
}

type Measures = ReturnType<typeof measuredForm.schema.parse>;

/** Corrects a printer by what was measured on its test page. */
export async function calibrate({ form, loaded, me, now, t }: Loaded<Measures>): Promise<Answer> {
  const refusal = await recalibratePrinter(loaded.id, form, me.id, now);
  return refusal ?? redirect(`${printers}/${loaded.id}`, done(t('issuing.printers.calibrated')));
}

/** The test page, printed with the present correction. */
export function downloadTestPage({ loaded: printer, settings, now, t }: Loaded): Answer {
  const title = `${t('issuing.printers.testPage')} ${printer.name}`;
  const facts = { title, subject: title, author: settings.organisation, createdAt: now };
  async function* sheets() {
    yield (document: PDFKit.PDFDocument) => drawTestPage(document, printer);
  }
  return file('application/pdf', `${title}.pdf`, streamSheets(facts, officeSheet, sheets()));
}
