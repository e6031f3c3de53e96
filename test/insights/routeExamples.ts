/** Who may open the desk and the figures: the staff. */
import { type RouteExamples, staff } from '../support/routeExamples.ts';

export const examples: RouteExamples = {
  'GET /admin/home': { allowed: staff, url: () => '/admin/home' },
  'GET /admin/figures': { allowed: staff, url: () => '/admin/figures' },
  'GET /admin/figures.xlsx': { allowed: staff, url: () => '/admin/figures.xlsx' },
  'GET /admin/figures/rows/:set': { allowed: staff, url: () => '/admin/figures/rows/persons' },
  'GET /admin/figures/steps/:tier': { allowed: staff, url: () => '/admin/figures/steps/1' },
};
