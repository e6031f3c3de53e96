/** The addresses of training. */
import { emptyForm } from '../http/form.ts';
import { type AnyRoute, route } from '../http/route.ts';
import { cohortForm, rollForm } from './cohort.form.ts';
import { callOff, complete, listAllCourses, listCohorts, loadCohort, showCohort } from './cohort.page.ts';
import { enterDoor, loadSession, renderDoor, showDoor } from './door.page.ts';
import { change, create, renderEdit, renderNew, showEdit, showNew } from './editCohort.page.ts';
import { showCatalogue } from './enrolment.page.ts';
import { showLadder } from './ladder.page.ts';
import { loadSessionOfCohort, showDoorSheet, showRoll, tick } from './roll.page.ts';
import { exportTrainees } from './trainee.page.ts';

const one = '/admin/cohorts/:cohortId';
const session = `${one}/sessions/:sessionId`;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/courses', may: 'anyone', handle: showCatalogue }),
  route({ method: 'get', path: '/check-in/:doorCode', may: 'signedIn', load: loadSession, handle: showDoor }),
  route({
    method: 'post',
    path: '/check-in/:doorCode',
    may: 'signedIn',
    load: loadSession,
    form: emptyForm,
    invalid: renderDoor,
    handle: enterDoor,
  }),
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
    path: `${one}/completion`,
    may: 'cohorts.edit',
    load: loadCohort,
    form: emptyForm,
    handle: complete,
  }),
  route({
    method: 'post',
    path: `${one}/cancellation`,
    may: 'cohorts.edit',
    load: loadCohort,
    form: emptyForm,
    handle: callOff,
  }),
  route({
    method: 'get',
    path: `${session}/door`,
    may: 'cohorts.see',
    load: loadSessionOfCohort,
    handle: showDoorSheet,
  }),
  route({
    method: 'get',
    path: `${session}/roll`,
    may: 'cohorts.edit',
    load: loadSessionOfCohort,
    handle: showRoll,
  }),
  route({
    method: 'post',
    path: `${session}/roll`,
    may: 'cohorts.edit',
    load: loadSessionOfCohort,
    form: rollForm,
    handle: tick,
  }),
];
