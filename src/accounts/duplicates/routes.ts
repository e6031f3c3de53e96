/** Possible duplicates and merges. */
import { emptyForm } from '../../http/form.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import { listMerges, loadMerge, showMerge, undo } from '../merge/merges.page.ts';
import { merge, renderRefusedMerge, showComparison } from './compare.page.ts';
import { differentForm, mergeForm } from './duplicates.form.ts';
import { listDuplicates, sayDifferent, searchAgain } from './duplicates.page.ts';

const may = 'people.merge';

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/admin/duplicates', may, handle: listDuplicates }),
  route({ method: 'post', path: '/admin/duplicates/search', may, form: emptyForm, handle: searchAgain }),
  route({ method: 'get', path: '/admin/duplicates/compare', may, handle: showComparison }),
  route({
    method: 'post',
    path: '/admin/duplicates/different',
    may,
    form: differentForm,
    handle: sayDifferent,
  }),
  route({ method: 'get', path: '/admin/merges', may, handle: listMerges }),
  route({
    method: 'post',
    path: '/admin/merges',
    may,
    form: mergeForm,
    invalid: renderRefusedMerge,
    handle: merge,
  }),
  route({ method: 'get', path: '/admin/merges/:mergeId', may, load: loadMerge, handle: showMerge }),
  route({
    method: 'post',
    path: '/admin/merges/:mergeId/undoing',
    may,
    load: loadMerge,
    form: emptyForm,
    handle: undo,
  }),
];
