/** The addresses of issuing in batches. */
import { emptyForm } from '../http/form.ts';
import { type AnyRoute, route } from '../http/route.ts';
import { fileForm, sourceForm } from './batch.form.ts';
import {
  downloadTemplate,
  listBatches,
  listRows,
  loadBatch,
  previewFile,
  previewSource,
  renderFileProblem,
  renderSourceProblem,
  showBatch,
  showNew,
  showProgress,
  take,
} from './batch.page.ts';
import { completeClass, loadClass } from './completeClass.page.ts';
import {
  downloadBlankForm,
  downloadCards,
  downloadMerged,
  downloadPrint,
  downloadRun,
  downloadRunZip,
  downloadSheet,
  downloadZip,
  loadKind,
} from './download.page.ts';
import {
  addNewPrinter,
  calibrate,
  changePrinter,
  downloadTestPage,
  listAllPrinters,
  loadPrinter,
  renderEditPrinter,
  renderNewPrinter,
  renderPrinter,
  showEditPrinter,
  showNewPrinter,
  showPrinter,
} from './printer.page.ts';
import {
  measuredForm,
  printerForm,
  printRunForm,
  seriesForm,
  spoilBlankForm,
  spoilUsedForm,
} from './printing.form.ts';
import { office } from './printing.view.ts';
import {
  addRun,
  end,
  listRuns,
  listSheetsOfRun,
  loadRun,
  renderNewRun,
  showNewRun,
  showRun,
} from './printRun.page.ts';
import { loadSheet, renderSheet, showSheet, spoilSheet } from './sheet.page.ts';
import {
  addDelivery,
  listSeries,
  listSheets,
  listSheetsOfSeries,
  loadSeries,
  renderNewSeries,
  renderSeries,
  showNewSeries,
  showSeries,
  spoil,
} from './stock.page.ts';

const batches = '/admin/certificate-batches';
const one = `${batches}/:batchId`;
const may = 'certificates.issue';
const see = { method: 'get', may, load: loadBatch } as const;
const step = { method: 'post', may, load: loadBatch, form: emptyForm } as const;

const batchRoutes: readonly AnyRoute[] = [
  route({ method: 'get', path: batches, may, handle: listBatches }),
  route({ method: 'get', path: `${batches}/new`, may, handle: showNew }),
  route({ method: 'get', path: `${batches}/template`, may, handle: downloadTemplate }),
  route({
    method: 'post',
    path: batches,
    may,
    form: sourceForm,
    invalid: renderSourceProblem,
    handle: previewSource,
  }),
  route({
    method: 'post',
    path: `${batches}/file`,
    may,
    upload: { field: 'file', maxBytes: 8 * 1024 * 1024 },
    form: fileForm,
    invalid: renderFileProblem,
    handle: previewFile,
  }),
  route({ ...see, path: one, handle: showBatch }),
  route({ ...see, path: `${one}/rows`, handle: listRows }),
  route({ ...see, path: `${one}/progress`, handle: showProgress }),
  route({ ...see, path: `${one}/zip`, handle: downloadZip }),
  route({ ...see, path: `${one}/print`, handle: downloadPrint }),
  route({ ...see, path: `${one}/merged`, handle: downloadMerged }),
  route({ ...see, path: `${one}/cards`, handle: downloadCards }),
  route({
    method: 'post',
    path: '/admin/cohorts/:cohortId/completion',
    may: 'cohorts.edit',
    load: loadClass,
    form: emptyForm,
    handle: completeClass,
  }),
  route({ ...step, path: `${one}/start`, handle: take('start') }),
  route({ ...step, path: `${one}/pause`, handle: take('pause') }),
  route({ ...step, path: `${one}/resumption`, handle: take('resume') }),
  route({ ...step, path: `${one}/cancellation`, handle: take('cancel') }),
  route({ ...step, path: `${one}/retry`, handle: take('retry') }),
];

const get = { method: 'get', may } as const;
const post = { method: 'post', may } as const;

const stockRoutes: readonly AnyRoute[] = [
  route({ ...get, path: office, handle: listSeries }),
  route({ ...get, path: `${office}/stock/new`, handle: showNewSeries }),
  route({
    ...post,
    path: `${office}/stock`,
    form: seriesForm,
    invalid: renderNewSeries,
    handle: addDelivery,
  }),
  route({ ...get, path: `${office}/stock/:seriesId`, load: loadSeries, handle: showSeries }),
  route({ ...get, path: `${office}/stock/:seriesId/sheets`, load: loadSeries, handle: listSheetsOfSeries }),
  route({
    ...post,
    path: `${office}/stock/:seriesId/spoiled`,
    load: loadSeries,
    form: spoilBlankForm,
    invalid: renderSeries,
    handle: spoil,
  }),
  route({ ...get, path: `${office}/forms/:kind`, load: loadKind, handle: downloadBlankForm }),
  route({ ...get, path: `${office}/sheets`, handle: listSheets }),
  route({ ...get, path: `${office}/sheets/:sheetId`, load: loadSheet, handle: showSheet }),
  route({ ...get, path: `${office}/sheets/:sheetId/print`, load: loadSheet, handle: downloadSheet }),
  route({
    ...post,
    path: `${office}/sheets/:sheetId/spoiled`,
    load: loadSheet,
    form: spoilUsedForm,
    invalid: renderSheet,
    handle: spoilSheet,
  }),
];

const printers = `${office}/printers`;
const printer = { load: loadPrinter } as const;

const printerRoutes: readonly AnyRoute[] = [
  route({ ...get, path: printers, handle: listAllPrinters }),
  route({ ...get, path: `${printers}/new`, handle: showNewPrinter }),
  route({ ...post, path: printers, form: printerForm, invalid: renderNewPrinter, handle: addNewPrinter }),
  route({ ...get, ...printer, path: `${printers}/:printerId`, handle: showPrinter }),
  route({ ...get, ...printer, path: `${printers}/:printerId/edit`, handle: showEditPrinter }),
  route({ ...get, ...printer, path: `${printers}/:printerId/test-page`, handle: downloadTestPage }),
  route({
    ...post,
    ...printer,
    path: `${printers}/:printerId`,
    form: printerForm,
    invalid: renderEditPrinter,
    handle: changePrinter,
  }),
  route({
    ...post,
    ...printer,
    path: `${printers}/:printerId/calibration`,
    form: measuredForm,
    invalid: renderPrinter,
    handle: calibrate,
  }),
];

const runs = `${office}/runs`;
const run = { load: loadRun } as const;

const runRoutes: readonly AnyRoute[] = [
  route({ ...get, path: runs, handle: listRuns }),
  route({ ...get, path: `${runs}/new`, handle: showNewRun }),
  route({ ...post, path: runs, form: printRunForm, invalid: renderNewRun, handle: addRun }),
  route({ ...get, ...run, path: `${runs}/:runId`, handle: showRun }),
  route({ ...get, ...run, path: `${runs}/:runId/sheets`, handle: listSheetsOfRun }),
  route({ ...get, ...run, path: `${runs}/:runId/overlay`, handle: downloadRun('overlay') }),
  route({ ...get, ...run, path: `${runs}/:runId/merged`, handle: downloadRun('whole') }),
  route({ ...get, ...run, path: `${runs}/:runId/zip`, handle: downloadRunZip }),
  route({ ...post, ...run, path: `${runs}/:runId/print`, form: emptyForm, handle: end('printed') }),
  route({ ...post, ...run, path: `${runs}/:runId/withdrawal`, form: emptyForm, handle: end('withdrawn') }),
];

/** Batches, and the printing office. */
export const routes: readonly AnyRoute[] = [...batchRoutes, ...stockRoutes, ...printerRoutes, ...runRoutes];
