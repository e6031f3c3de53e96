/** Front page, log-in, preferences, people, roles, audit trail. */
import { emptyForm } from '../http/form.ts';
import { type AnyRoute, route } from '../http/route.ts';
import { checkChain, listAudit } from './audit.page.ts';
import { showHome } from './home.page.ts';
import { logInForm } from './logIn.form.ts';
import { enter, leave, renderLogIn, showLogIn } from './logIn.page.ts';
import { passwordForm } from './password.form.ts';
import { renderPassword, savePassword, showPassword } from './password.page.ts';
import { personForm } from './person.form.ts';
import {
  addPerson,
  givePassword,
  grant,
  listPeople,
  loadPerson,
  renderEditPerson,
  renderNewPerson,
  savePerson,
  showEditPerson,
  showNewPerson,
  showPerson,
  withdraw,
} from './person.page.ts';
import { preferencesForm } from './preferences.form.ts';
import { keepPreferences } from './preferences.page.ts';
import { roleForm } from './role.form.ts';

const person = '/admin/people/:personId';

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
  route({ method: 'get', path: '/me/password', may: 'signedIn', handle: showPassword }),
  route({
    method: 'post',
    path: '/me/password',
    may: 'signedIn',
    limit: 'logIn',
    form: passwordForm,
    invalid: renderPassword,
    handle: savePassword,
  }),
  route({ method: 'get', path: '/admin/people', may: 'people.see', handle: listPeople }),
  route({ method: 'get', path: '/admin/people/new', may: 'people.edit', handle: showNewPerson }),
  route({
    method: 'post',
    path: '/admin/people',
    may: 'people.edit',
    form: personForm,
    invalid: renderNewPerson,
    handle: addPerson,
  }),
  route({ method: 'get', path: person, may: 'people.see', load: loadPerson, handle: showPerson }),
  route({
    method: 'get',
    path: `${person}/edit`,
    may: 'people.edit',
    load: loadPerson,
    handle: showEditPerson,
  }),
  route({
    method: 'post',
    path: person,
    may: 'people.edit',
    load: loadPerson,
    form: personForm,
    invalid: renderEditPerson,
    handle: savePerson,
  }),
  route({
    method: 'post',
    path: `${person}/role-grant`,
    may: 'roles.grant',
    load: loadPerson,
    form: roleForm,
    handle: grant,
  }),
  route({
    method: 'post',
    path: `${person}/role-withdrawal`,
    may: 'roles.grant',
    load: loadPerson,
    form: roleForm,
    handle: withdraw,
  }),
  route({
    method: 'post',
    path: `${person}/password`,
    may: 'roles.grant',
    load: loadPerson,
    form: emptyForm,
    handle: givePassword,
  }),
  route({ method: 'get', path: '/admin/audit', may: 'audit.see', handle: listAudit }),
  route({
    method: 'post',
    path: '/admin/audit/check',
    may: 'audit.see',
    form: emptyForm,
    handle: checkChain,
  }),
];
