/** Front page, log-in, preferences. */
import { emptyForm } from '../http/form.ts';
import { type AnyRoute, route } from '../http/route.ts';
import { showHome } from './home.page.ts';
import { logInForm } from './logIn.form.ts';
import { enter, leave, renderLogIn, showLogIn } from './logIn.page.ts';
import { preferencesForm } from './preferences.form.ts';
import { keepPreferences } from './preferences.page.ts';

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/', may: 'anyone', handle: showHome }),
  route({ method: 'get', path: '/log-in', may: 'anyone', handle: showLogIn }),
  route({
    method: 'post',
    path: '/log-in',
    may: 'anyone',
    limit: 'logIn',
    form: logInForm,
    invalid: renderLogIn,
    handle: enter,
  }),
  route({ method: 'post', path: '/log-out', may: 'anyone', form: emptyForm, handle: leave }),
  route({
    method: 'post',
    path: '/preferences',
    may: 'anyone',
    form: preferencesForm,
    handle: keepPreferences,
  }),
];
