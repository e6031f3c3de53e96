/** The addresses of assessments in a class. */
import { type AnyRoute, route } from '../../http/route.ts';
import { assessmentForm } from './assessment.form.ts';
import { keepAssessments, loadAssessed, showAssessments } from './assessment.page.ts';

const path = '/teaching/classes/:cohortId/assessments';
const own = { path, may: 'rolls.own', load: loadAssessed } as const;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', ...own, handle: showAssessments }),
  route({ method: 'post', ...own, form: assessmentForm, handle: keepAssessments }),
];
