/** The addresses of enrolling: the page behind a QR, a class's sources, posters and enrolments. */
import { emptyForm } from '../../http/form.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import { loadCohort } from '../cohort.page.ts';
import { giveUpPlace, register, takeOffer, takeOwnPlace } from '../enrolment.page.ts';
import { ownPlaceForm, signUpForm } from '../signUp.form.ts';
import { renderClass, showClass, showConsent } from './class.page.ts';
import { listEnrolled } from './enrolled.page.ts';
import { showPoster, showPosterImage } from './poster/poster.page.ts';
import { sourceForm } from './source.form.ts';
import { addSourceToClass, renderSources, showSources } from './source.page.ts';
import { loadVisit } from './visit.page.ts';

const one = '/admin/cohorts/:cohortId';
const ofClass = { load: loadCohort };
const shared = { load: loadVisit, invalid: renderClass };

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/e/:enrolCode', may: 'anyone', load: loadVisit, handle: showClass }),
  route({
    ...shared,
    method: 'post',
    path: '/e/:enrolCode/sign-up',
    may: 'visitor',
    limit: 'signUp',
    form: signUpForm,
    handle: register,
  }),
  route({
    ...shared,
    method: 'post',
    path: '/e/:enrolCode/place',
    may: 'signedIn',
    form: ownPlaceForm,
    handle: takeOwnPlace,
  }),
  route({
    ...shared,
    method: 'post',
    path: '/e/:enrolCode/confirmation',
    may: 'signedIn',
    form: emptyForm,
    handle: takeOffer,
  }),
  route({
    ...shared,
    method: 'post',
    path: '/e/:enrolCode/cancellation',
    may: 'signedIn',
    form: emptyForm,
    handle: giveUpPlace,
  }),
  route({
    ...ofClass,
    method: 'get',
    path: `${one}/sources`,
    may: 'cohorts.see',
    handle: showSources,
  }),
  route({
    ...ofClass,
    method: 'post',
    path: `${one}/sources`,
    may: 'cohorts.edit',
    form: sourceForm,
    invalid: renderSources,
    handle: addSourceToClass,
  }),
  route({ ...ofClass, method: 'get', path: `${one}/enrolments`, may: 'cohorts.see', handle: listEnrolled }),
  route({ ...ofClass, method: 'get', path: `${one}/poster`, may: 'cohorts.see', handle: showPoster }),
  route({
    ...ofClass,
    method: 'get',
    path: `${one}/poster-image`,
    may: 'cohorts.see',
    handle: showPosterImage,
  }),
  route({ method: 'get', path: '/consent/:version', may: 'anyone', handle: showConsent }),
];
