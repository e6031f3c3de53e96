/** Importing people from a file. */
import { type AnyRoute, route } from '../../http/route.ts';
import { confirmImportForm, importFileForm, mappingForm } from './import.form.ts';
import {
  confirm,
  downloadTemplate,
  renderChosenColumns,
  renderImport,
  saveColumns,
  showImport,
  showOneImport,
  showProgress,
  upload,
} from './import.page.ts';
import { downloadReport } from './importReport.page.ts';
import { importLimits } from './readImportFile.ts';

const all = '/admin/people/import';
const one = `${all}/:token`;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: all, may: 'people.import', handle: showImport }),
  route({ method: 'get', path: `${all}/template`, may: 'people.import', handle: downloadTemplate }),
  route({
    method: 'post',
    path: all,
    may: 'people.import',
    form: importFileForm,
    upload: { field: 'file', maxBytes: importLimits.bytes },
    invalid: renderImport,
    handle: upload,
  }),
  route({ method: 'get', path: one, may: 'people.import', handle: showOneImport }),
  route({ method: 'get', path: `${one}/progress`, may: 'people.import', handle: showProgress }),
  route({ method: 'get', path: `${one}/report`, may: 'people.import', handle: downloadReport }),
  route({
    method: 'post',
    path: `${one}/mapping`,
    may: 'people.import',
    form: mappingForm,
    invalid: renderChosenColumns,
    handle: saveColumns,
  }),
  route({
    method: 'post',
    path: `${one}/confirmation`,
    may: 'people.import',
    form: confirmImportForm,
    handle: confirm,
  }),
];
