/** The addresses of training. */
import { emptyForm } from '../http/form.ts';
import { type AnyRoute, route } from '../http/route.ts';
import { cohortForm } from './cohort.form.ts';
import { callOff, listAllCourses, listCohorts, loadCohort, showCohort } from './cohort.page.ts';
import { change, create, renderEdit, renderNew, showEdit, showNew } from './editCohort.page.ts';
import { showCatalogue } from './enrolment.page.ts';
import { showLadder } from './ladder.page.ts';
import { exportTrainees } from './trainee.page.ts';

const one = '/admin/cohorts/:cohortId';

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/courses', may: 'anyone', handle: showCatalogue }),
  route({ method: 'get', path: '/me', may: 'ladder.own', handle: showLadder }),
  route({ method: 'get', path: '/admin/courses', may: 'cohorts.see', handle: listAllCourses }),
  route({ method: 'get', path: '/admin/cohorts', may: 'cohorts.see', handle: listCohorts }),
  route({ method: 'get', path: '/admin/cohorts/new', may: 'cohorts.edit', handle: showNew }),
  route({
    method: 'post',
    path: '/admin/cohorts',
    may: 'cohorts.edit',
    form: cohortForm,
    invalid: renderNew,
    handle: create,
  }),
  route({ method: 'get', path: one, may: 'cohorts.see', load: loadCohort, handle: showCohort }),
  route({ method: 'get', path: `${one}/edit`, may: 'cohorts.edit', load: loadCohort, handle: showEdit }),
  route({
    method: 'post',
    path: one,
    may: 'cohorts.edit',
    load: loadCohort,
    form: cohortForm,
    invalid: renderEdit,
    handle: change,
  }),
  route({
    method: 'get',
    path: `${one}/trainees`,
    may: 'cohorts.see',
    load: loadCohort,
    handle: exportTrainees,
  }),
  route({
    method: 'post',
    path: `${one}/cancellation`,
    may: 'cohorts.edit',
    load: loadCohort,
    form: emptyForm,
    handle: callOff,
  }),
];
