/** Who may open the desk: the staff. */
import { type RouteExamples, staff } from '../support/routeExamples.ts';

export const examples: RouteExamples = { 'GET /admin/home': { allowed: staff, url: () => '/admin/home' } };
