/** Who may open which page of single questions. */
import { type RouteExamples, staff, type World } from '../../support/routeExamples.ts';

const bank = '/admin/questions';
const one = (rest: string) => (world: World) => `${bank}/${world.questionId}${rest}`;

export const examples: RouteExamples = {
  'GET /admin/questions/new': { allowed: staff, url: () => `${bank}/new` },
  'POST /admin/questions': { allowed: staff, url: () => bank },
  'GET /admin/questions/:questionId': { allowed: staff, url: one('') },
  'GET /admin/questions/:questionId/edit': { allowed: staff, url: one('/edit') },
  'POST /admin/questions/:questionId': { allowed: staff, url: one('') },
  'POST /admin/questions/:questionId/steps': { allowed: staff, url: one('/steps') },
};
