/** The addresses where questions come in and go out as files. */
import { type AnyRoute, route } from '../../http/route.ts';
import {
  downloadTemplate,
  exportQuestions,
  importForm,
  renderImport,
  showImport,
  takeFile,
} from './exchange.page.ts';
import { importLimits } from './questionRow.ts';

const base = '/admin/questions';
const may = 'exams.edit';

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: `${base}/export`, may, handle: exportQuestions }),
  route({ method: 'get', path: `${base}/import`, may, handle: showImport }),
  route({ method: 'get', path: `${base}/import/template`, may, handle: downloadTemplate }),
  route({
    ...{ method: 'post', path: `${base}/import`, may, form: importForm },
    ...{ upload: { field: 'file', maxBytes: importLimits.bytes }, invalid: renderImport, handle: takeFile },
  }),
];
