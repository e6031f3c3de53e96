/** Publishes the status lists and the issuer's keys, for other systems: cacheable, from any site, without a session. */
import { type Answer, type Context, data, found } from '../http/route.ts';
import { didOf } from '../keys/did.ts';
import { findPublishedKeys } from '../keys/signingKey.store.ts';
import { didDocument } from './didDocument.ts';
import { getStatusList } from './statusList.action.ts';
import { parseStatusListName } from './statusList.ts';

/** Verifiers in a browser may read these from any site: nothing in them is personal. */
const forEveryone = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': 'public, max-age=60',
};

/** `/credentials/status/{list}`: as VC-JWT, or with a Data Integrity proof for who asks for `application/vc`. */
export async function showStatusList({ param, request, baseUrl, now }: Context): Promise<Answer> {
  const name = found(parseStatusListName(param('list')));
  const list = found(await getStatusList(name, baseUrl, now));
  const wanted = request.accepts(['application/vc+jwt', 'application/vc', 'application/ld+json', 'json']);
  const isJwt = wanted === 'application/vc+jwt' || wanted === false;
  const headers = { ...forEveryone, Vary: 'Accept', ETag: `"${list.version}${isJwt ? '' : '-di'}"` };
  if (isJwt) return data('application/vc+jwt', list.jwt, headers);
  return data('application/vc', JSON.stringify(await list.withProof()), headers);
}

/** `/.well-known/did.json`: every key that ever signed. */
export async function showDidDocument({ baseUrl }: Context): Promise<Answer> {
  const document = await didDocument(didOf(baseUrl), await findPublishedKeys());
  return data('application/did+json', JSON.stringify(document), forEveryone);
}
