/** Who may open the inbox. */
import { type RouteExamples, signedInRoles } from '../support/routeExamples.ts';

export const examples: RouteExamples = {
  'GET /me/notices': { allowed: signedInRoles, url: () => '/me/notices' },
  'POST /me/notices/reading': { allowed: signedInRoles, url: () => '/me/notices/reading' },
};
