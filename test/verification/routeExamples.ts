/** Who may open the public pages: everyone. */
import { everyone, type RouteExamples } from '../support/routeExamples.ts';

export const examples: RouteExamples = {
  'GET /c/:token': { allowed: everyone, url: ({ token }) => `/c/${token}` },
  'POST /c/:token/holder-check': { allowed: everyone, url: ({ token }) => `/c/${token}/holder-check` },
  'GET /credentials/:file': { allowed: everyone, url: ({ token }) => `/credentials/${token}.json` },
  'GET /verify': { allowed: everyone, url: () => '/verify' },
};
