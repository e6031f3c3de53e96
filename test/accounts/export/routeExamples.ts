/** Who may export people. */
import { type RouteExamples, staff } from '../../support/routeExamples.ts';

export const examples: RouteExamples = {
  'GET /admin/people/export': { allowed: staff, url: () => '/admin/people/export' },
  'POST /admin/people/export': { allowed: staff, url: () => '/admin/people/export' },
};
