/** Who may open which page of the ladder's rules. */
import type { CastName } from '../../../seeders/demo/accounts.ts';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { startDraft } from '../../../src/ladders/rules/editDraft.action.ts';
import { addOccupation } from '../../../src/ladders/rules/occupation.store.ts';
import { type RouteExamples, signedInRoles, staff, type World } from '../../support/routeExamples.ts';

const draft = '/admin/ladder/draft';
const tier = `${draft}/tiers/3`;
const here = (url: string) => ({ allowed: staff, url: () => url });
const recordOf = ({ recordedId }: World) => `/admin/people/${recordedId}/record`;
/** A revision that the draft never has: the form is read, and the change refused. */
const stale = { revision: '0' };

export const examples: RouteExamples = {
  'GET /admin/ladder': here('/admin/ladder'),
  'GET /admin/ladder/versions/:number': here('/admin/ladder/versions/1'),
  'POST /admin/ladder/draft': here(draft),
  'GET /admin/ladder/draft': here(draft),
  'GET /admin/ladder/draft/preview': here(`${draft}/preview`),
  'POST /admin/ladder/draft/preview': here(`${draft}/preview`),
  'POST /admin/ladder/draft/removal': { ...here(`${draft}/removal`), body: stale },
  'POST /admin/ladder/draft/publication': here(`${draft}/publication`),
  'GET /admin/ladder/draft/tiers/:rank': here(tier),
  'POST /admin/ladder/draft/tiers/:rank': here(tier),
  'GET /admin/ladder/draft/tiers/:rank/condition': here(`${tier}/condition?kind=hours`),
  'POST /admin/ladder/draft/tiers/:rank/condition': here(`${tier}/condition`),
  'POST /admin/ladder/draft/tiers/:rank/condition-removal': {
    ...here(`${tier}/condition-removal`),
    body: { ...stale, way: '0', position: '0' },
  },
  'GET /me/record': { allowed: signedInRoles, url: () => '/me/record' },
  'POST /me/record': { allowed: signedInRoles, url: () => '/me/record' },
  'GET /admin/people/:personId/record': { allowed: staff, url: recordOf },
  'POST /admin/people/:personId/record': { allowed: staff, url: recordOf },
  'GET /admin/occupations': here('/admin/occupations'),
  'GET /admin/occupations/new': here('/admin/occupations/new'),
  'POST /admin/occupations': here('/admin/occupations'),
  'GET /admin/occupations/:occupationId': {
    allowed: staff,
    url: ({ occupationId }) => `/admin/occupations/${occupationId}`,
  },
  'POST /admin/occupations/:occupationId': {
    allowed: staff,
    url: ({ occupationId }) => `/admin/occupations/${occupationId}`,
  },
  'GET /admin/courses/new': here('/admin/courses/new'),
  'POST /admin/courses': here('/admin/courses'),
  'GET /admin/courses/:courseId': { allowed: staff, url: ({ courseId }) => `/admin/courses/${courseId}` },
  'POST /admin/courses/:courseId': { allowed: staff, url: ({ courseId }) => `/admin/courses/${courseId}` },
};

/** An occupation, and a draft of the rules. */
export async function given({ organiser, trainee }: Record<CastName, number>): Promise<World> {
  const occupation = { code: 'YL', titleZh: '养老护理员', titleEn: 'Elderly-care worker', isOffered: true };
  const occupationId = await unitOfWork((transaction) => addOccupation(transaction, occupation));
  await startDraft(organiser, new Date());
  return { occupationId: occupationId ?? 0, recordedId: trainee };
}
