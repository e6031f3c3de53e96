/** Who may look at possible duplicates and merge them. */
import type { CastName } from '../../../seeders/demo/accounts.ts';
import { PersonMerge } from '../../../src/accounts/merge/personMerge.model.ts';
import { type RouteExamples, staff, type World } from '../../support/routeExamples.ts';

const compare = ({ leftId, rightId }: World) => `/admin/duplicates/compare?first=${leftId}&second=${rightId}`;
const merge = ({ mergeId }: World) => `/admin/merges/${mergeId}`;

export const examples: RouteExamples = {
  'GET /admin/duplicates': { allowed: staff, url: () => '/admin/duplicates' },
  'POST /admin/duplicates/search': { allowed: staff, url: () => '/admin/duplicates/search' },
  'GET /admin/duplicates/compare': { allowed: staff, url: compare },
  'POST /admin/duplicates/different': { allowed: staff, url: () => '/admin/duplicates/different' },
  'GET /admin/merges': { allowed: staff, url: () => '/admin/merges' },
  // Without the two records there is nothing to show again.
  'POST /admin/merges': { allowed: staff, url: () => '/admin/merges', alsoFine: [404] },
  'GET /admin/merges/:mergeId': { allowed: staff, url: merge },
  'POST /admin/merges/:mergeId/undoing': { allowed: staff, url: (world) => `${merge(world)}/undoing` },
};

/** Two people to compare, and a merge that can't be undone any more. */
export async function given({ trainee, newcomer, admin }: Record<CastName, number>): Promise<World> {
  const { id } = await PersonMerge.create({
    winnerId: trainee,
    loserId: newcomer,
    recordSealed: null,
    mergedById: admin,
    mergedAt: new Date('2026-01-01T00:00:00Z'),
    undoneById: admin,
    undoneAt: new Date('2026-01-02T00:00:00Z'),
  });
  return { leftId: trainee, rightId: newcomer, mergeId: id };
}
