/** Who may open which page of signing keys. */
import { addSigningKey } from '../../src/keys/addSigningKey.action.ts';
import { findSigningKey } from '../../src/keys/signingKey.store.ts';
import { everyone, type RouteExamples, type World } from '../support/routeExamples.ts';

const key = ({ keyId }: World) => `/admin/keys/${keyId}`;

export const examples: RouteExamples = {
  'GET /keys': { allowed: everyone, url: () => '/keys' },
  'GET /keys.json': { allowed: everyone, url: () => '/keys.json' },
  'GET /keys/:keyId/certificate': {
    allowed: everyone,
    url: ({ documentKeyId }) => `/keys/${documentKeyId}/certificate`,
  },
  'GET /admin/keys': { allowed: ['admin'], url: () => '/admin/keys' },
  'POST /admin/keys/:purpose/rotation': { allowed: ['admin'], url: () => '/admin/keys/payload/rotation' },
  'POST /admin/keys/:keyId/retirement': { allowed: ['admin'], url: (world) => `${key(world)}/retirement` },
  'POST /admin/keys/:keyId/loss': { allowed: ['admin'], url: (world) => `${key(world)}/loss` },
};

/** A key that may be stopped. */
export async function given(): Promise<World> {
  const { keyId: documentKeyId } = await findSigningKey('document');
  const at = new Date(Date.now() - 1000);
  const { keyId } = await addSigningKey({ purpose: 'payload', organisation: '测试', actorId: null, at });
  return { keyId, documentKeyId };
}
