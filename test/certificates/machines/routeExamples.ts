/** Who may open what other systems read: everyone; and who gets a holder's credential: she. */

import type { CastName } from '../../../seeders/demo/accounts.ts';
import { listForCertificate } from '../../../src/certificates/statusList.ts';
import { assignStatusIndex } from '../../../src/certificates/statusListEntry.store.ts';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { everyone, type RouteExamples, type World } from '../../support/routeExamples.ts';
import { givenCertificate } from '../givenCertificate.ts';

const own = ({ certificateId }: World) => `/me/certificates/${certificateId}/credential`;

export const examples: RouteExamples = {
  // Others are told that there is no such certificate.
  'GET /me/certificates/:certificateId/credential.json': {
    allowed: ['trainee'],
    denied: 404,
    url: (world) => `${own(world)}.json`,
  },
  'GET /me/certificates/:certificateId/credential.jwt': {
    allowed: ['trainee'],
    denied: 404,
    url: (world) => `${own(world)}.jwt`,
  },
  'GET /.well-known/did.json': { allowed: everyone, url: () => '/.well-known/did.json' },
  'GET /credentials/status/:list': {
    allowed: everyone,
    url: ({ statusList }) => `/credentials/status/revocation-${statusList}`,
  },
};

/** A certificate with a place in a list. */
export async function given({ trainee }: Record<CastName, number>): Promise<World> {
  const { id } = await givenCertificate(trainee, { awardKey: 'exam:status-list' });
  await unitOfWork((transaction) => assignStatusIndex(transaction, id));
  return { statusList: listForCertificate(id) };
}
