/** Who may do what about personal data. */
import { type RouteExamples, signedInRoles, staff, type World } from '../../support/routeExamples.ts';

const own = { allowed: signedInRoles, url: () => '/me/privacy' };
const page = ({ leftId }: World) => `/admin/people/${leftId}/privacy`;
const admin: RouteExamples[string]['allowed'] = ['admin'];

export const examples: RouteExamples = {
  'GET /me/privacy': own,
  'POST /me/privacy/withdrawal': { ...own, url: () => '/me/privacy/withdrawal' },
  // All roles of the walk share one address, and with it the limit of log-ins: it asks for a password.
  'POST /me/privacy/export': { ...own, url: () => '/me/privacy/export', alsoFine: [429] },
  'POST /me/privacy/erasure': { ...own, url: () => '/me/privacy/erasure' },
  'POST /me/privacy/erasure-withdrawal': { ...own, url: () => '/me/privacy/erasure-withdrawal' },
  'GET /admin/erasures': { allowed: admin, url: () => '/admin/erasures' },
  'GET /admin/people/:personId/privacy': { allowed: staff, url: page },
  'POST /admin/people/:personId/privacy/withdrawal': {
    allowed: staff,
    url: (world) => `${page(world)}/withdrawal`,
  },
  'POST /admin/people/:personId/privacy/erasure': {
    allowed: staff,
    url: (world) => `${page(world)}/erasure`,
  },
  'POST /admin/people/:personId/privacy/export': { allowed: admin, url: (world) => `${page(world)}/export` },
  'POST /admin/people/:personId/privacy/erasure-refusal': {
    allowed: admin,
    url: (world) => `${page(world)}/erasure-refusal`,
  },
  // Of someone who did not ask for it: nothing is erased.
  'POST /admin/people/:personId/privacy/erasure-execution': {
    allowed: admin,
    url: () => '/admin/people/999999/privacy/erasure-execution',
    denied: 404,
    alsoFine: [404],
  },
};
