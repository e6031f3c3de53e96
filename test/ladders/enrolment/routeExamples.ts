/** Who may open which page of enrolling. */
import { everyone, type RouteExamples, signedInRoles, type World } from '../../support/routeExamples.ts';

const place = (world: World) => `/e/${world.enrolCode}`;

export const examples: RouteExamples = {
  'GET /e/:enrolCode': { allowed: everyone, url: place },
  'POST /e/:enrolCode/sign-up': { allowed: ['visitor'], url: (world) => `${place(world)}/sign-up` },
  'POST /e/:enrolCode/place': { allowed: signedInRoles, url: (world) => `${place(world)}/place` },
  'POST /e/:enrolCode/confirmation': {
    allowed: signedInRoles,
    url: (world) => `${place(world)}/confirmation`,
  },
  'POST /e/:enrolCode/cancellation': {
    allowed: signedInRoles,
    url: (world) => `${place(world)}/cancellation`,
  },
  'GET /consent/:version': { allowed: everyone, url: () => '/consent/2026-11' },
};
