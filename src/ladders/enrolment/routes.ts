/** The addresses of enrolling: the page behind a QR. */
import { emptyForm } from '../../http/form.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import { giveUpPlace, register, takeOffer, takeOwnPlace } from '../enrolment.page.ts';
import { ownPlaceForm, signUpForm } from '../signUp.form.ts';
import { renderClass, showClass, showConsent } from './class.page.ts';
import { loadVisit } from './visit.page.ts';

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
  route({ method: 'get', path: '/consent/:version', may: 'anyone', handle: showConsent }),
];
