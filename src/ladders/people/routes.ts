/** What people and staff do about personal data: consent, everything that is held, erasure. */
import { loadPerson } from '../../accounts/person.page.ts';
import { ownExportForm, refuseErasureForm, staffExportForm } from '../../accounts/privacy/privacy.form.ts';
import { emptyForm } from '../../http/form.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import {
  askForErasure,
  downloadOwnData,
  renderOwnPrivacy,
  showOwnPrivacy,
  takeErasureBack,
  withdraw,
} from './ownPrivacy.page.ts';
import {
  askFor,
  downloadData,
  execute,
  listErasures,
  refuseErasure,
  renderPrivacy,
  showPrivacy,
  withdrawFor,
} from './staffPrivacy.page.ts';

const own = '/me/privacy';
const one = '/admin/people/:personId/privacy';
const byHer = { method: 'post', may: 'privacy.own', form: emptyForm } as const;
const staff = { method: 'post', may: 'people.edit', load: loadPerson, form: emptyForm } as const;
const admin = { method: 'post', may: 'people.seeInFull', load: loadPerson } as const;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: own, may: 'privacy.own', handle: showOwnPrivacy }),
  route({ ...byHer, path: `${own}/withdrawal`, handle: withdraw }),
  route({ ...byHer, path: `${own}/erasure`, handle: askForErasure }),
  route({ ...byHer, path: `${own}/erasure-withdrawal`, handle: takeErasureBack }),
  route({
    method: 'post',
    path: `${own}/export`,
    may: 'privacy.own',
    limit: 'logIn',
    form: ownExportForm,
    invalid: renderOwnPrivacy,
    handle: downloadOwnData,
  }),
  route({ method: 'get', path: '/admin/erasures', may: 'people.seeInFull', handle: listErasures }),
  route({ method: 'get', path: one, may: 'people.edit', load: loadPerson, handle: showPrivacy }),
  route({ ...staff, path: `${one}/withdrawal`, handle: withdrawFor }),
  route({ ...staff, path: `${one}/erasure`, handle: askFor }),
  route({
    ...admin,
    path: `${one}/export`,
    form: staffExportForm,
    invalid: renderPrivacy,
    handle: downloadData,
  }),
  route({
    ...admin,
    path: `${one}/erasure-refusal`,
    form: refuseErasureForm,
    invalid: renderPrivacy,
    handle: refuseErasure,
  }),
  route({ ...admin, path: `${one}/erasure-execution`, form: emptyForm, handle: execute }),
];
