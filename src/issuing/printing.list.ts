/** The printing office's lists: deliveries with their counts, forms that left the stock, printers, print runs. */

import { findCertificateByNumber } from '../certificates/certificate.store.ts';
import { findCertificateNames } from '../certificates/certificateIds.store.ts';
import { parseCertificateNumber } from '../certificates/certificateNumber.ts';
import type { Badge, List } from '../http/list.ts';
import { showDate, showDateTime } from '../i18n/dates.ts';
import type { TranslationKey } from '../i18n/texts.ts';
import type { Translate } from '../i18n/translate.ts';
import type { ListQuery } from '../lib/paging.ts';
import { formLabel, type SheetState } from './formLedger.ts';
import { type CountedSeries, pageOfSeries } from './formStock.store.ts';
import { type PrinterRow, pageOfPrinters } from './printer.store.ts';
import { office } from './printing.view.ts';
import { type PrintRunRow, pageOfPrintRuns } from './printRun.store.ts';
import { type PrintRunState, printRunStates } from './printRunState.ts';
import { pageOfSheets, type SheetRow } from './sheet.store.ts';

/** The deliveries: the ledger of the stock. */
export const seriesList: List<CountedSeries> = {
  title: 'issuing.printing.title',
  description: 'issuing.printing.lead',
  searchLabel: 'issuing.printing.search',
  emptyText: 'issuing.printing.empty',
  fileName: 'form-stock',
  defaultSort: '-receivedAt',
  actions: ({ t }) => [
    { href: `${office}/runs/new`, label: t('issuing.runs.new') },
    { href: `${office}/stock/new`, label: t('issuing.stock.new') },
    { href: `${office}/runs`, label: t('issuing.runs.title') },
    { href: `${office}/sheets`, label: t('issuing.sheets.title') },
    { href: `${office}/printers`, label: t('issuing.printers.title') },
  ],
  columns: [
    { label: 'issuing.field.seriesTitle', sort: 'title', value: ({ title }) => title },
    { label: 'issuing.field.numbers', sort: 'prefix', value: (series) => numbersOf(series) },
    {
      label: 'issuing.field.receivedAt',
      sort: 'receivedAt',
      value: ({ receivedAt }, { locale }) => showDate(receivedAt, locale),
    },
    ...(['received', 'used', 'spoiled', 'left'] as const).map((name) => ({
      label: `issuing.ledger.${name}` as TranslationKey,
      sort: null,
      numeric: true,
      value: ({ ledger }: CountedSeries) => ledger[name],
    })),
  ],
  href: ({ id }) => `${office}/stock/${id}`,
  find: (query) => pageOfSeries(query),
};

/** The first and last number of a delivery as printed. */
export function numbersOf(series: CountedSeries): string {
  return `${formLabel(series, series.firstNumber)} – ${formLabel(series, series.lastNumber)}`;
}

/** A sheet with what stands on it. */
interface SheetEntry extends SheetRow {
  readonly certificateNumber: string | null;
  readonly holderName: string | null;
}

const sheetLooks: Readonly<Record<SheetState, Pick<Badge, 'kind' | 'icon'>>> = {
  used: { kind: 'valid', icon: 'check' },
  spoiled: { kind: 'revoked', icon: 'ban' },
};

/** A sheet's state as a badge. */
export function sheetBadge(state: SheetState, t: Translate): Badge {
  return { ...sheetLooks[state], label: t(`issuing.sheet.${state}`) };
}

/** Forms that left the stock; `of` narrows to one run or delivery. */
export function sheetsList(
  of: { readonly run?: string; readonly series?: string },
  back: string,
): List<SheetEntry> {
  return {
    title: 'issuing.sheets.title',
    searchLabel: 'issuing.sheets.search',
    emptyText: 'issuing.sheets.empty',
    fileName: 'form-sheets',
    defaultSort: '-at',
    filters: [
      {
        name: 'state',
        label: 'issuing.field.state',
        options: ({ t }) =>
          (['used', 'spoiled'] as const).map((state) => ({
            value: state,
            label: t(`issuing.sheet.${state}`),
          })),
      },
    ],
    actions: ({ t }) => [{ href: back, label: t('issuing.printing.back') }],
    columns: [
      { label: 'issuing.field.sheet', sort: 'label', value: ({ label }) => label },
      { label: 'issuing.field.certificateNumber', sort: null, value: (sheet) => sheet.certificateNumber },
      { label: 'issuing.field.holder', sort: null, value: ({ holderName }) => holderName },
      {
        label: 'issuing.field.state',
        sort: 'state',
        value: ({ state }, { t }) => t(`issuing.sheet.${state}`),
        badge: ({ state }, { t }) => sheetBadge(state, t),
      },
      {
        label: 'issuing.field.reason',
        sort: null,
        value: ({ reason, detail }, { t }) =>
          [reason && t(`issuing.spoil.${reason}`), detail].filter(Boolean).join(' · ') || null,
      },
      {
        label: 'issuing.field.changedAt',
        sort: 'at',
        value: ({ at }, { locale }) => showDateTime(at, locale),
      },
    ],
    href: ({ id }) => `${office}/sheets/${id}`,
    find: (query) => findSheets(query, of),
  };
}

/** By the form's number, or by the certificate's where that is what was typed. */
async function findSheets(query: ListQuery, of: object): Promise<{ rows: SheetEntry[]; total: number }> {
  const read = parseCertificateNumber(query.search);
  const certificate = read.ok ? await findCertificateByNumber(read.number) : null;
  const narrowed = certificate
    ? { ...query, search: '', filters: { ...query.filters, ...of, certificate: String(certificate.id) } }
    : { ...query, filters: { ...query.filters, ...of } };
  const found = await pageOfSheets(narrowed);
  const { rows } = found;
  const names = new Map(
    (await findCertificateNames(rows.flatMap((row) => row.certificateId ?? []))).map((one) => [one.id, one]),
  );
  return {
    ...found,
    rows: rows.map((row) => {
      const named = row.certificateId === null ? undefined : names.get(row.certificateId);
      return { ...row, certificateNumber: named?.number ?? null, holderName: named?.holderName ?? null };
    }),
  };
}

/** The printers. */
export const printersList: List<PrinterRow> = {
  title: 'issuing.printers.title',
  description: 'issuing.printers.lead',
  searchLabel: 'issuing.field.printerName',
  emptyText: 'issuing.printers.empty',
  fileName: 'printers',
  defaultSort: 'name',
  actions: ({ t }) => [
    { href: `${office}/printers/new`, label: t('issuing.printers.new') },
    { href: office, label: t('issuing.printing.back') },
  ],
  columns: [
    { label: 'issuing.field.printerName', sort: 'name', value: ({ name }) => name },
    { label: 'issuing.field.offsetX', sort: null, numeric: true, value: ({ offsetX }) => offsetX / 10 },
    { label: 'issuing.field.offsetY', sort: null, numeric: true, value: ({ offsetY }) => offsetY / 10 },
    { label: 'issuing.field.scale', sort: null, numeric: true, value: ({ scale }) => scale / 100 },
    {
      label: 'issuing.field.changedAt',
      sort: 'changedAt',
      value: ({ changedAt }, { locale }) => showDateTime(changedAt, locale),
    },
  ],
  href: ({ id }) => `${office}/printers/${id}`,
  find: (query) => pageOfPrinters(query),
};

const runLooks: Readonly<Record<PrintRunState, Pick<Badge, 'kind' | 'icon'>>> = {
  prepared: { kind: 'attention', icon: 'clock' },
  printed: { kind: 'valid', icon: 'check' },
  withdrawn: { kind: 'neutral', icon: 'cross' },
};

/** A run's state as a badge. */
export function runBadge(state: PrintRunState, t: Translate): Badge {
  return { ...runLooks[state], label: t(`issuing.runState.${state}`) };
}

/** The print runs. */
export const printRunsList: List<PrintRunRow> = {
  title: 'issuing.runs.title',
  searchLabel: 'issuing.batches.search',
  emptyText: 'issuing.runs.empty',
  fileName: 'print-runs',
  defaultSort: '-createdAt',
  filters: [
    {
      name: 'state',
      label: 'issuing.field.state',
      options: ({ t }) =>
        printRunStates.map((state) => ({ value: state, label: t(`issuing.runState.${state}`) })),
    },
  ],
  actions: ({ t }) => [
    { href: `${office}/runs/new`, label: t('issuing.runs.new') },
    { href: office, label: t('issuing.printing.back') },
  ],
  columns: [
    { label: 'issuing.field.title', sort: 'title', value: ({ title }) => title },
    {
      label: 'issuing.field.createdAt',
      sort: 'createdAt',
      value: ({ createdAt }, { locale }) => showDateTime(createdAt, locale),
    },
    {
      label: 'issuing.field.state',
      sort: 'state',
      value: ({ state }, { t }) => t(`issuing.runState.${state}`),
      badge: ({ state }, { t }) => runBadge(state, t),
    },
  ],
  href: ({ id }) => `${office}/runs/${id}`,
  find: (query) => pageOfPrintRuns(query),
};
