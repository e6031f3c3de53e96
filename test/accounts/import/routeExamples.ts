/** Who may open which page of importing people. An import belongs to who uploaded it; others' are not found. */
import { type RouteExamples, staff } from '../../support/routeExamples.ts';

const all = '/admin/people/import';
const none = { allowed: staff, alsoFine: [404] };

export const examples: RouteExamples = {
  'GET /admin/people/import': { allowed: staff, url: () => all },
  'GET /admin/people/import/template': { allowed: staff, url: () => `${all}/template` },
  'POST /admin/people/import': { allowed: staff, url: () => all },
  'GET /admin/people/import/:token': { ...none, url: () => `${all}/none` },
  'GET /admin/people/import/:token/progress': { ...none, url: () => `${all}/none/progress` },
  'GET /admin/people/import/:token/report': { ...none, url: () => `${all}/none/report` },
  'POST /admin/people/import/:token/mapping': { ...none, url: () => `${all}/none/mapping` },
  'POST /admin/people/import/:token/confirmation': { ...none, url: () => `${all}/none/confirmation` },
};
