/** Who may open which page of training. */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { findCohort, findSessions } from '../../src/ladders/cohort.store.ts';
import { everyone, type RouteExamples, signedInRoles, staff, type World } from '../support/routeExamples.ts';
import { givenClass } from './givenClass.ts';

const cohort = (world: World) => `/admin/cohorts/${world.cohortId}`;
const session = (world: World) => `${cohort(world)}/sessions/${world.sessionId}`;

export const examples: RouteExamples = {
  'GET /courses': { allowed: everyone, url: () => '/courses' },
  'GET /check-in/:doorCode': { allowed: signedInRoles, url: ({ doorCode }) => `/check-in/${doorCode}` },
  'POST /check-in/:doorCode': { allowed: signedInRoles, url: ({ doorCode }) => `/check-in/${doorCode}` },
  'GET /me': { allowed: signedInRoles, url: () => '/me' },
  'GET /admin/courses': { allowed: staff, url: () => '/admin/courses' },
  'GET /admin/cohorts': { allowed: staff, url: () => '/admin/cohorts' },
  'GET /admin/cohorts/new': { allowed: staff, url: () => '/admin/cohorts/new' },
  'POST /admin/cohorts': { allowed: staff, url: () => '/admin/cohorts' },
  'GET /admin/cohorts/:cohortId': { allowed: staff, url: cohort },
  'GET /admin/cohorts/:cohortId/edit': { allowed: staff, url: (world) => `${cohort(world)}/edit` },
  'POST /admin/cohorts/:cohortId': { allowed: staff, url: cohort },
  'GET /admin/cohorts/:cohortId/trainees': { allowed: staff, url: (world) => `${cohort(world)}/trainees` },
  'POST /admin/cohorts/:cohortId/completion': {
    allowed: staff,
    url: (world) => `${cohort(world)}/completion`,
  },
  'POST /admin/cohorts/:cohortId/cancellation': {
    allowed: staff,
    url: (world) => `${cohort(world)}/cancellation`,
  },
  'GET /admin/cohorts/:cohortId/sessions/:sessionId/door': {
    allowed: staff,
    url: (world) => `${session(world)}/door`,
  },
  'GET /admin/cohorts/:cohortId/sessions/:sessionId/roll': {
    allowed: staff,
    url: (world) => `${session(world)}/roll`,
  },
  'POST /admin/cohorts/:cohortId/sessions/:sessionId/roll': {
    allowed: staff,
    url: (world) => `${session(world)}/roll`,
  },
};

/** An open class with one session, tomorrow. */
export async function given({ organiser }: Record<CastName, number>): Promise<World> {
  const { cohortId, courseId } = await givenClass(organiser, { startsAt: new Date(Date.now() + 86_400_000) });
  const [session] = await findSessions(cohortId);
  const enrolCode = (await findCohort(cohortId))?.enrolCode ?? '';
  return { cohortId, courseId, enrolCode, sessionId: session?.id ?? 0, doorCode: session?.doorCode ?? '' };
}
