/** Who may bring questions in and take them out. */
import { type RouteExamples, staff } from '../../support/routeExamples.ts';

const base = '/admin/questions';

export const examples: RouteExamples = {
  'GET /admin/questions/export': { allowed: staff, url: () => `${base}/export` },
  'GET /admin/questions/import': { allowed: staff, url: () => `${base}/import` },
  'GET /admin/questions/import/template': { allowed: staff, url: () => `${base}/import/template` },
  'POST /admin/questions/import': { allowed: staff, url: () => `${base}/import` },
};
