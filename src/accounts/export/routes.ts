/** Exporting people. */
import { type AnyRoute, route } from '../../http/route.ts';
import { exportForm } from './export.form.ts';
import { downloadExport, renderExport, showExport } from './export.page.ts';

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/admin/people/export', may: 'people.export', handle: showExport }),
  route({
    method: 'post',
    path: '/admin/people/export',
    may: 'people.export',
    form: exportForm,
    invalid: renderExport,
    handle: downloadExport,
  }),
];
