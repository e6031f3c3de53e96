/** Who may open the public pages: everyone. */
import { everyone, type RouteExamples } from '../support/routeExamples.ts';

export const examples: RouteExamples = {
  'GET /c/:token': { allowed: everyone, url: ({ token }) => `/c/${token}` },
  'POST /c/:token/holder-check': { allowed: everyone, url: ({ token }) => `/c/${token}/holder-check` },
  'GET /credentials/:file': { allowed: everyone, url: ({ token }) => `/credentials/${token}.json` },
  'GET /c/:token/receipt': { allowed: everyone, url: ({ token }) => `/c/${token}/receipt` },
  'GET /verifier.html': { allowed: everyone, url: () => '/verifier.html' },
  'GET /verify': { allowed: everyone, url: () => '/verify' },
};
