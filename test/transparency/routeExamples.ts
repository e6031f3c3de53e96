/** The log's pages are for everyone. */
import { everyone, type RouteExamples } from '../support/routeExamples.ts';

const open = (url: string) => ({ allowed: everyone, url: () => url });

export const examples: RouteExamples = {
  'GET /log': open('/log'),
  'GET /log/head': open('/log/head'),
  'GET /log/heads': open('/log/heads'),
  'GET /log/keys': open('/log/keys'),
  'GET /log/entries': open('/log/entries?start=0'),
  'GET /log/proof/inclusion': open('/log/proof/inclusion?index=0'),
  'GET /log/proof/consistency': open('/log/proof/consistency?first=0'),
};
