/** The addresses of exams' analyses. */
import { type AnyRoute, route } from '../../http/route.ts';
import { exportAnalysis, loadAnalysed, showAnalysis } from './analysis.page.ts';

const path = '/admin/exams/:examId/analysis';
const seen = { method: 'get', may: 'exams.see', load: loadAnalysed } as const;

export const routes: readonly AnyRoute[] = [
  route({ ...seen, path, handle: showAnalysis }),
  route({ ...seen, path: `${path}.xlsx`, handle: exportAnalysis }),
];
