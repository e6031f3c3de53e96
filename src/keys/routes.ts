/** The addresses of signing keys: the public ones for everyone, changing them for administrators. */
import { emptyForm } from '../http/form.ts';
import { type AnyRoute, route } from '../http/route.ts';
import { loadKey, loadPurpose, lose, retire, rotate, showKeys } from './key.page.ts';
import { answerPublished, downloadCertificate, loadPublished, showPublished } from './publishedKeys.page.ts';

const open = { method: 'get', may: 'anyone', session: false } as const;
const change = { method: 'post', may: 'keys.manage', form: emptyForm } as const;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/keys', may: 'anyone', handle: showPublished }),
  route({ ...open, path: '/keys.json', handle: answerPublished }),
  route({ ...open, path: '/keys/:keyId/certificate', load: loadPublished, handle: downloadCertificate }),
  route({ method: 'get', path: '/admin/keys', may: 'keys.manage', handle: showKeys }),
  route({ ...change, path: '/admin/keys/:purpose/rotation', load: loadPurpose, handle: rotate }),
  route({ ...change, path: '/admin/keys/:keyId/retirement', load: loadKey, handle: retire }),
  route({ ...change, path: '/admin/keys/:keyId/loss', load: loadKey, handle: lose }),
];
