/** The addresses of recorded certificates. */
import { type AnyRoute, route } from '../http/route.ts';
import { decisionForm, externalForm } from './external.form.ts';
import {
  create,
  downloadScan,
  listExternals,
  loadExternal,
  makeDecision,
  renderNew,
  renderOne,
  showNew,
  showOne,
} from './external.page.ts';
import { downloadTemplate, importFile, importForm, renderImport, showImport } from './import.page.ts';

const base = '/admin/external-certificates';
const one = `${base}/:externalId`;
const [see, edit] = ['certificates.see', 'certificates.issue'] as const;
const megabyte = 1024 * 1024;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: base, may: see, handle: listExternals }),
  route({ method: 'get', path: `${base}/new`, may: edit, handle: showNew }),
  route({ method: 'get', path: `${base}/import`, may: edit, handle: showImport }),
  route({ method: 'get', path: `${base}/import/template`, may: edit, handle: downloadTemplate }),
  route({
    method: 'post',
    path: `${base}/import`,
    may: edit,
    upload: { field: 'file', maxBytes: 8 * megabyte },
    form: importForm,
    invalid: renderImport,
    handle: importFile,
  }),
  route({
    method: 'post',
    path: base,
    may: edit,
    upload: { field: 'scan', maxBytes: 5 * megabyte },
    form: externalForm,
    invalid: renderNew,
    handle: create,
  }),
  route({ method: 'get', path: one, may: see, load: loadExternal, handle: showOne }),
  route({ method: 'get', path: `${one}/scan`, may: see, load: loadExternal, handle: downloadScan }),
  route({
    method: 'post',
    path: `${one}/decision`,
    may: edit,
    load: loadExternal,
    form: decisionForm,
    invalid: renderOne,
    handle: makeDecision,
  }),
];
