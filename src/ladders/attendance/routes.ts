/** The addresses of check-in, of completion, and of what a trainee sees of both. */
import { type AnyRoute, route } from '../../http/route.ts';
import { loadCohort } from '../cohort.page.ts';
import { signUpForm } from '../signUp.form.ts';
import { correctForm, decideForm } from './correct.form.ts';
import { correct, loadAttended, renderAttended, showAttended } from './correct.page.ts';
import { checkInForm, doorSheetForm, sheetCheckInForm } from './door.form.ts';
import { openDoor, passDoor, renderRefused, renderSignUp, returnToDoor, signUpAtDoor } from './door.page.ts';
import { exportAttendance, showMine } from './mine.page.ts';
import { decide, loadReviewed, renderReviewed, showReview, showReviewed } from './review.page.ts';
import {
  keepPlainRoll,
  receiveTicks,
  receiveWalkIn,
  renderRoll,
  showRoll,
  showRollState,
} from './roll.page.ts';
import { nextOwnCode, receiveScan, renderScanner, showOwnCode, showScanner } from './scanner.page.ts';
import { loadSessionOfCohort, nextCode, showDoorSheet, showScreen, switchDoorSheet } from './screen.page.ts';
import {
  loadAnySession,
  loadSheetDoor,
  passSheetDoor,
  renderSheetDoor,
  showOwnPresence,
  showSheetDoor,
} from './sheetDoor.page.ts';
import { loadTaught } from './taught.page.ts';
import { showTeaching } from './teaching.page.ts';
import { rollForm, scanForm, ticksForm, walkInForm } from './ticks.form.ts';

const taught = '/teaching/sessions/:sessionId';
const keep = { may: 'rolls.own', load: loadTaught } as const;
const one = '/admin/cohorts/:cohortId';
const sheet = `${one}/sessions/:sessionId/door`;
const attended = `${one}/sessions/:sessionId/people/:personId`;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/door/scan', may: 'anyone', handle: returnToDoor }),
  route({
    method: 'get',
    path: '/door/sessions/:sessionId',
    may: 'signedIn',
    load: loadAnySession,
    handle: showOwnPresence,
  }),
  route({ method: 'get', path: '/door/:code', may: 'anyone', handle: openDoor }),
  route({
    method: 'post',
    path: '/door/check-in',
    may: 'signedIn',
    form: checkInForm,
    invalid: renderRefused,
    handle: passDoor,
  }),
  route({
    method: 'post',
    path: '/door/sign-up',
    may: 'visitor',
    limit: 'signUp',
    form: signUpForm,
    invalid: renderSignUp,
    handle: signUpAtDoor,
  }),
  route({
    method: 'get',
    path: '/check-in/:doorCode',
    may: 'signedIn',
    load: loadSheetDoor,
    handle: showSheetDoor,
  }),
  route({
    method: 'post',
    path: '/check-in/:doorCode',
    may: 'signedIn',
    load: loadSheetDoor,
    form: sheetCheckInForm,
    invalid: renderSheetDoor,
    handle: passSheetDoor,
  }),
  route({ method: 'get', path: '/me/code', may: 'ladder.own', handle: showOwnCode }),
  route({ method: 'get', path: '/me/code/next', may: 'ladder.own', handle: nextOwnCode }),
  route({ method: 'get', path: '/teaching', may: 'rolls.own', handle: showTeaching }),
  route({ method: 'get', path: taught, ...keep, handle: showRoll }),
  route({ method: 'post', path: taught, ...keep, form: rollForm, handle: keepPlainRoll }),
  route({ method: 'get', path: `${taught}/state`, ...keep, handle: showRollState }),
  route({ method: 'post', path: `${taught}/ticks`, ...keep, form: ticksForm, handle: receiveTicks }),
  route({
    method: 'post',
    path: `${taught}/walk-ins`,
    ...keep,
    form: walkInForm,
    invalid: renderRoll,
    handle: receiveWalkIn,
  }),
  route({ method: 'get', path: `${taught}/door`, ...keep, handle: showScreen }),
  route({ method: 'get', path: `${taught}/door/code`, ...keep, handle: nextCode }),
  route({ method: 'get', path: `${taught}/scanner`, ...keep, allow: 'webAssembly', handle: showScanner }),
  route({
    method: 'post',
    path: `${taught}/scans`,
    ...keep,
    form: scanForm,
    invalid: renderScanner,
    handle: receiveScan,
  }),
  route({ method: 'get', path: sheet, may: 'cohorts.see', load: loadSessionOfCohort, handle: showDoorSheet }),
  route({
    method: 'post',
    path: sheet,
    may: 'cohorts.edit',
    load: loadSessionOfCohort,
    form: doorSheetForm,
    handle: switchDoorSheet,
  }),
  route({ method: 'get', path: '/me/attendance', may: 'ladder.own', handle: showMine }),
  route({
    method: 'get',
    path: `${one}/completion`,
    may: 'cohorts.see',
    load: loadCohort,
    handle: showReview,
  }),
  route({
    method: 'get',
    path: `${one}/attendance`,
    may: 'cohorts.see',
    load: loadCohort,
    handle: exportAttendance,
  }),
  route({
    method: 'get',
    path: `${one}/completion/:personId`,
    may: 'cohorts.see',
    load: loadReviewed,
    handle: showReviewed,
  }),
  route({
    method: 'post',
    path: `${one}/completion/:personId`,
    may: 'cohorts.edit',
    load: loadReviewed,
    form: decideForm,
    invalid: renderReviewed,
    handle: decide,
  }),
  route({ method: 'get', path: attended, may: 'cohorts.see', load: loadAttended, handle: showAttended }),
  route({
    method: 'post',
    path: attended,
    may: 'cohorts.edit',
    load: loadAttended,
    form: correctForm,
    invalid: renderAttended,
    handle: correct,
  }),
];
