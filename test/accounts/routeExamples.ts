/** Who may open which page of accounts. */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { everyone, type RouteExamples, signedInRoles, staff, type World } from '../support/routeExamples.ts';

const person = ({ personId }: World) => `/admin/people/${personId}`;
const role = { role: 'judge' };

export const examples: RouteExamples = {
  'GET /': { allowed: everyone, url: () => '/' },
  'GET /log-in': { allowed: everyone, url: () => '/log-in' },
  'POST /log-in': { allowed: everyone, url: () => '/log-in' },
  'POST /log-out': { allowed: everyone, url: () => '/log-out' },
  'POST /preferences': { allowed: everyone, url: () => '/preferences' },
  'GET /me/password': { allowed: signedInRoles, url: () => '/me/password' },
  'POST /me/password': { allowed: signedInRoles, url: () => '/me/password' },
  'GET /admin/people': { allowed: staff, url: () => '/admin/people' },
  'GET /admin/people/new': { allowed: staff, url: () => '/admin/people/new' },
  'POST /admin/people': { allowed: staff, url: () => '/admin/people' },
  'GET /admin/people/:personId': { allowed: staff, url: person },
  'GET /admin/people/:personId/edit': { allowed: staff, url: (world) => `${person(world)}/edit` },
  'POST /admin/people/:personId': { allowed: staff, url: person },
  'POST /admin/people/:personId/role-grant': {
    allowed: ['admin'],
    url: (world) => `${person(world)}/role-grant`,
    body: role,
  },
  'POST /admin/people/:personId/role-withdrawal': {
    allowed: ['admin'],
    url: (world) => `${person(world)}/role-withdrawal`,
    body: role,
  },
  'POST /admin/people/:personId/password': {
    allowed: ['admin'],
    url: (world) => `${person(world)}/password`,
  },
  'GET /admin/audit': { allowed: ['admin'], url: () => '/admin/audit' },
  'POST /admin/audit/check': { allowed: ['admin'], url: () => '/admin/audit/check' },
};

/** A person to look at. */
export async function given({ newcomer }: Record<CastName, number>): Promise<World> {
  return { personId: newcomer };
}
