/** Who may open which page of issuing. */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { type RouteExamples, staff, type World } from '../support/routeExamples.ts';
import { givenBatch, givenPeople } from './givenBatch.ts';

const batches = '/admin/certificate-batches';
const one = (rest: string) => (world: World) => `${batches}/${world.batchId}${rest}`;

export const examples: RouteExamples = {
  [`GET ${batches}`]: { allowed: staff, url: () => batches },
  [`GET ${batches}/new`]: { allowed: staff, url: () => `${batches}/new` },
  [`GET ${batches}/template`]: { allowed: staff, url: () => `${batches}/template` },
  [`POST ${batches}`]: { allowed: staff, url: () => batches },
  [`POST ${batches}/file`]: { allowed: staff, url: () => `${batches}/file` },
  [`GET ${batches}/:batchId`]: { allowed: staff, url: one('') },
  [`GET ${batches}/:batchId/rows`]: { allowed: staff, url: one('/rows') },
  [`GET ${batches}/:batchId/progress`]: { allowed: staff, url: one('/progress') },
  [`GET ${batches}/:batchId/zip`]: { allowed: staff, url: one('/zip') },
  [`GET ${batches}/:batchId/print`]: { allowed: staff, url: one('/print') },
  [`POST ${batches}/:batchId/start`]: { allowed: staff, url: one('/start') },
  [`POST ${batches}/:batchId/pause`]: { allowed: staff, url: one('/pause') },
  [`POST ${batches}/:batchId/resumption`]: { allowed: staff, url: one('/resumption') },
  [`POST ${batches}/:batchId/cancellation`]: { allowed: staff, url: one('/cancellation') },
  [`POST ${batches}/:batchId/retry`]: { allowed: staff, url: one('/retry') },
};

/** A preview with two people. */
export async function given({ organiser }: Record<CastName, number>): Promise<World> {
  return { batchId: await givenBatch(await givenPeople(2), organiser) };
}
