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
import { downloadPrint, downloadZip } from './download.page.ts';

const batches = '/admin/certificate-batches';
const one = `${batches}/:batchId`;
const may = 'certificates.issue';
const see = { method: 'get', may, load: loadBatch } as const;
const step = { method: 'post', may, load: loadBatch, form: emptyForm } as const;

export const routes: readonly AnyRoute[] = [
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
  route({ ...step, path: `${one}/start`, handle: take('start') }),
  route({ ...step, path: `${one}/pause`, handle: take('pause') }),
  route({ ...step, path: `${one}/resumption`, handle: take('resume') }),
  route({ ...step, path: `${one}/cancellation`, handle: take('cancel') }),
  route({ ...step, path: `${one}/retry`, handle: take('retry') }),
];
