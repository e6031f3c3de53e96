/** The addresses of certificates. */
import { type AnyRoute, route } from '../http/route.ts';
import {
  change,
  downloadPdf,
  listAll,
  loadAny,
  loadOwn,
  renderOne,
  showOne,
  showOwn,
  showOwnOne,
} from './certificate.page.ts';
import { changeStatusForm } from './changeStatus.form.ts';

const own = '/me/certificates/:certificateId';
const one = '/admin/certificates/:certificateId';
const status = {
  method: 'post',
  may: 'certificates.changeStatus',
  load: loadAny,
  form: changeStatusForm,
  invalid: renderOne,
} as const;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/me/certificates', may: 'certificates.own', handle: showOwn }),
  route({ method: 'get', path: own, may: 'certificates.own', load: loadOwn, handle: showOwnOne }),
  route({ method: 'get', path: `${own}/pdf`, may: 'certificates.own', load: loadOwn, handle: downloadPdf }),
  route({ method: 'get', path: '/admin/certificates', may: 'certificates.see', handle: listAll }),
  route({ method: 'get', path: one, may: 'certificates.see', load: loadAny, handle: showOne }),
  route({ method: 'get', path: `${one}/pdf`, may: 'certificates.see', load: loadAny, handle: downloadPdf }),
  route({ ...status, path: `${one}/suspension`, handle: change('suspend') }),
  route({ ...status, path: `${one}/resumption`, handle: change('resume') }),
  route({ ...status, path: `${one}/revocation`, handle: change('revoke') }),
];
