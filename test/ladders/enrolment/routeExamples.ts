/** Who may open which page of enrolling. */
import {
  everyone,
  type RouteExamples,
  signedInRoles,
  staff,
  type World,
} from '../../support/routeExamples.ts';

const cohort = (world: World) => `/admin/cohorts/${world.cohortId}`;
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
  'GET /admin/cohorts/:cohortId/sources': { allowed: staff, url: (world) => `${cohort(world)}/sources` },
  'POST /admin/cohorts/:cohortId/sources': { allowed: staff, url: (world) => `${cohort(world)}/sources` },
  'GET /admin/cohorts/:cohortId/enrolments': {
    allowed: staff,
    url: (world) => `${cohort(world)}/enrolments`,
  },
  'GET /admin/cohorts/:cohortId/poster': { allowed: staff, url: (world) => `${cohort(world)}/poster` },
  'GET /admin/cohorts/:cohortId/poster-image': {
    allowed: staff,
    url: (world) => `${cohort(world)}/poster-image`,
  },
  'GET /consent/:version': { allowed: everyone, url: () => '/consent/2026-11' },
};
