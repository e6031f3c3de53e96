/** The addresses for other systems' software, and the holder's own credential. */
import { type AnyRoute, route } from '../../http/route.ts';
import { downloadCredentialJson, downloadCredentialJwt } from '../credentialFile.page.ts';
import { loadOwn } from '../own.page.ts';
import { showDidDocument, showStatusList } from '../statusList.page.ts';

const own = { method: 'get', may: 'certificates.own', load: loadOwn } as const;
const open = { method: 'get', may: 'anyone', session: false } as const;
const ownFile = '/me/certificates/:certificateId/credential';

export const routes: readonly AnyRoute[] = [
  route({ ...own, path: `${ownFile}.json`, handle: downloadCredentialJson }),
  route({ ...own, path: `${ownFile}.jwt`, handle: downloadCredentialJwt }),
  route({ ...open, path: '/.well-known/did.json', handle: showDidDocument }),
  route({ ...open, path: '/credentials/status/:list', handle: showStatusList }),
];
