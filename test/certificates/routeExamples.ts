/** Who may open which page of certificates. */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { type RouteExamples, signedInRoles, staff, type World } from '../support/routeExamples.ts';
import { givenCertificate } from './givenCertificate.ts';

const one = ({ certificateId }: World) => `/admin/certificates/${certificateId}`;
const own = ({ certificateId }: World) => `/me/certificates/${certificateId}`;
const body = { reason: '测试用原因' };

export const examples: RouteExamples = {
  'GET /me/certificates': { allowed: signedInRoles, url: () => '/me/certificates' },
  // Others are told that there is no such certificate.
  'GET /me/certificates/:certificateId': { allowed: ['trainee'], denied: 404, url: own },
  'GET /me/certificates/:certificateId/pdf': {
    allowed: ['trainee'],
    denied: 404,
    url: (world) => `${own(world)}/pdf`,
  },
  'GET /admin/certificates': { allowed: staff, url: () => '/admin/certificates' },
  'GET /admin/certificates/:certificateId': { allowed: staff, url: one },
  'GET /admin/certificates/:certificateId/pdf': { allowed: staff, url: (world) => `${one(world)}/pdf` },
  'POST /admin/certificates/:certificateId/suspension': {
    allowed: ['admin'],
    url: (world) => `${one(world)}/suspension`,
    body,
  },
  'POST /admin/certificates/:certificateId/resumption': {
    allowed: ['admin'],
    url: (world) => `${one(world)}/resumption`,
    body,
  },
  'POST /admin/certificates/:certificateId/revocation': {
    allowed: ['admin'],
    url: (world) => `${one(world)}/revocation`,
    body,
  },
};

/** The trainee's certificate. */
export async function given({ trainee }: Record<CastName, number>): Promise<World> {
  const { id, token } = await givenCertificate(trainee, { issuedAt: new Date(Date.now() - 86_400_000) });
  return { certificateId: id, token };
}
