/** Who may open which page of certificates. */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { shareCertificate } from '../../src/certificates/share.action.ts';
import { findShares } from '../../src/certificates/share.store.ts';
import {
  everyone,
  type RouteExample,
  type RouteExamples,
  signedInRoles,
  staff,
  type World,
} from '../support/routeExamples.ts';
import { givenCertificate } from './givenCertificate.ts';

const one = ({ certificateId }: World) => `/admin/certificates/${certificateId}`;
const own = ({ certificateId }: World) => `/me/certificates/${certificateId}`;

export const examples: RouteExamples = {
  'GET /me/certificates': { allowed: signedInRoles, url: () => '/me/certificates' },
  // Others are told that there is no such certificate.
  'GET /me/certificates/:certificateId': { allowed: ['trainee'], denied: 404, url: own },
  'GET /me/certificates/:certificateId/pdf': {
    allowed: ['trainee'],
    denied: 404,
    url: (world) => `${own(world)}/pdf`,
  },
  'GET /me/certificates/:certificateId/picture': {
    allowed: ['trainee'],
    denied: 404,
    url: (world) => `${own(world)}/picture`,
  },
  'GET /me/certificates/:certificateId/card': {
    allowed: ['trainee'],
    denied: 404,
    url: (world) => `${own(world)}/card`,
  },
  'GET /me/certificates/:certificateId/card-picture': {
    allowed: ['trainee'],
    denied: 404,
    url: (world) => `${own(world)}/card-picture`,
  },
  'POST /me/certificates/:certificateId/shares': {
    allowed: ['trainee'],
    denied: 404,
    url: (world) => `${own(world)}/shares`,
    body: { days: '7' },
  },
  'POST /me/certificates/:certificateId/shares/:shareId/withdrawal': {
    allowed: ['trainee'],
    denied: 404,
    url: (world) => `${own(world)}/shares/${world.shareId}/withdrawal`,
  },
  'GET /shared/:token': { allowed: everyone, url: ({ shareToken }) => `/shared/${shareToken}` },
  'GET /shared/:token/photo': {
    allowed: everyone,
    url: ({ shareToken }) => `/shared/${shareToken}/photo`,
  },
  'GET /log/certificates/:token': { allowed: everyone, url: ({ token }) => `/log/certificates/${token}` },
  'GET /admin/certificates': { allowed: staff, url: () => '/admin/certificates' },
  'GET /admin/certificates/:certificateId': { allowed: staff, url: one },
  'GET /admin/certificates/:certificateId/pdf': { allowed: staff, url: (world) => `${one(world)}/pdf` },
  'GET /admin/certificates/revocations': { allowed: staff, url: () => '/admin/certificates/revocations' },
  ...change('suspension', ['admin'], { reasonCode: 'underReview' }),
  ...change('resumption', ['admin'], { reasonCode: 'reviewPassed' }),
  ...change('revocation', staff, { reasonCode: 'resultCorrected' }),
  ...change('replacement', ['admin'], { name: '王桂芬', evidence: '户口簿原件，已核对' }),
  'POST /admin/certificates/:certificateId/revocation/confirmation': decision('confirmation', ['admin']),
  'POST /admin/certificates/:certificateId/revocation/refusal': decision('refusal', ['admin']),
  'POST /admin/certificates/:certificateId/revocation/withdrawal': decision('withdrawal', staff),
};

/** The page that prepares a change, where the certificate's state allows it (else 409), and the change. */
function change(path: string, allowed: RouteExample['allowed'], body: Record<string, string>): RouteExamples {
  const url = (world: World) => `${one(world)}/${path}`;
  return {
    [`GET /admin/certificates/:certificateId/${path}`]: { allowed, url, alsoFine: [409] },
    [`POST /admin/certificates/:certificateId/${path}`]: { allowed, url, body },
  };
}

function decision(path: string, allowed: RouteExample['allowed']): RouteExample {
  return { allowed, url: (world) => `${one(world)}/revocation/${path}`, body: { requestId: '1' } };
}

/** The trainee's certificate. */
export async function given({ trainee }: Record<CastName, number>): Promise<World> {
  const { id, token } = await givenCertificate(trainee, { issuedAt: new Date(Date.now() - 86_400_000) });
  const shared = { days: 7, actorId: trainee, now: new Date() };
  for (let count = 0; count < 2; count++) await shareCertificate(id, shared);
  const [share, other] = await findShares(id);
  return { certificateId: id, token, shareToken: share?.token ?? '', shareId: other?.id ?? 0 };
}
