/** The public addresses: no session, no cookie. */
import { type AnyRoute, route } from '../http/route.ts';
import { downloadCredential } from './credential.page.ts';
import { downloadReceipt } from './receipt.page.ts';
import { downloadVerifier } from './verifier.page.ts';
import { holderForm } from './verify.form.ts';
import { checkHolder, showByNumber, showByToken, showHolderProblem } from './verify.page.ts';

const open = { may: 'anyone', session: false } as const;

export const routes: readonly AnyRoute[] = [
  route({ ...open, method: 'get', path: '/c/:token', limit: 'verify', handle: showByToken }),
  route({
    ...open,
    method: 'post',
    path: '/c/:token/holder-check',
    limit: 'holderCheck',
    form: holderForm,
    invalid: showHolderProblem,
    handle: checkHolder,
  }),
  route({ ...open, method: 'get', path: '/c/:token/receipt', limit: 'receipt', handle: downloadReceipt }),
  route({
    ...open,
    method: 'get',
    path: '/verify',
    limit: 'numberLookUp',
    allow: 'webAssembly',
    handle: showByNumber,
  }),
  route({ ...open, method: 'get', path: '/verifier.html', limit: 'verify', handle: downloadVerifier }),
  route({ ...open, method: 'get', path: '/credentials/:file', limit: 'verify', handle: downloadCredential }),
];
