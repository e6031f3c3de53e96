/** The addresses of check-in: the door, the trainer's screen, roll and camera, and a trainee's own code. */
import { type AnyRoute, route } from '../../http/route.ts';
import { signUpForm } from '../signUp.form.ts';
import { checkInForm, doorSheetForm, sheetCheckInForm } from './door.form.ts';
import { openDoor, passDoor, renderRefused, renderSignUp, returnToDoor, signUpAtDoor } from './door.page.ts';
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
const sheet = '/admin/cohorts/:cohortId/sessions/:sessionId/door';

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
];
