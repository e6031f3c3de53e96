/** Who may see and change which photo. */

import { createCanvas } from '@napi-rs/canvas';
import type { CastName } from '../../../seeders/demo/accounts.ts';
import { replacePhoto } from '../../../src/accounts/photo/photo.store.ts';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { type RouteExamples, signedInRoles, staff, type World } from '../../support/routeExamples.ts';

const one = '/admin/people/:personId/photo';
const at =
  (path = '') =>
  ({ photographedId }: World) =>
    `/admin/people/${photographedId}/photo${path}`;
/** Refused as a form, so that the photo is still there for the next role. */
const refused = { body: { unexpected: 'yes' } } as const;

export const examples: RouteExamples = {
  'GET /me/photo': { allowed: signedInRoles, url: () => '/me/photo' },
  // Who has no photo gets no picture.
  'GET /me/photo/picture': { allowed: ['trainee'], denied: 404, url: () => '/me/photo/picture' },
  'POST /me/photo': { allowed: signedInRoles, url: () => '/me/photo', ...refused },
  'POST /me/photo/removal': { allowed: signedInRoles, url: () => '/me/photo/removal', ...refused },
  [`GET ${one}`]: { allowed: staff, url: at() },
  [`GET ${one}/picture`]: { allowed: staff, url: at('/picture') },
  [`POST ${one}`]: { allowed: staff, url: at(), ...refused },
  [`POST ${one}/removal`]: { allowed: staff, url: at('/removal'), ...refused },
};

/** The trainee has a photo. */
export async function given({ trainee }: Record<CastName, number>): Promise<World> {
  const bytes = createCanvas(30, 40).toBuffer('image/jpeg');
  await unitOfWork((transaction) => replacePhoto(transaction, trainee, bytes, new Date()));
  return { photographedId: trainee };
}
