/** The addresses of the inbox. */
import { emptyForm } from '../http/form.ts';
import { type AnyRoute, route } from '../http/route.ts';
import { readAll, showInbox } from './notice.page.ts';

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/me/notices', may: 'signedIn', handle: showInbox }),
  route({ method: 'post', path: '/me/notices/reading', may: 'signedIn', form: emptyForm, handle: readAll }),
];
