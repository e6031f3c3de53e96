/** Who may open which page of accounts. */
import { everyone, type RouteExamples } from '../support/routeExamples.ts';

export const examples: RouteExamples = {
  'GET /': { allowed: everyone, url: () => '/' },
  'GET /log-in': { allowed: everyone, url: () => '/log-in' },
  'POST /log-in': { allowed: everyone, url: () => '/log-in' },
  'POST /log-out': { allowed: everyone, url: () => '/log-out' },
  'POST /preferences': { allowed: everyone, url: () => '/preferences' },
};
