/** Who may open which page of check-in. */
import type { CastName } from '../../../seeders/demo/accounts.ts';
import { doorCode } from '../../../src/ladders/attendance/doorCode.ts';
import { doorSecret } from '../../../src/ladders/attendance/secrets.store.ts';
import { checkIn } from '../../../src/ladders/checkIn.action.ts';
import { Cohort, Session } from '../../../src/ladders/cohort.model.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import {
  everyone,
  type RouteExamples,
  signedInRoles,
  staff,
  type World,
} from '../../support/routeExamples.ts';
import { givenClass, givenCourse } from '../givenClass.ts';

const taught = ({ taughtId }: World) => `/teaching/sessions/${taughtId}`;
const sheet = ({ taughtCohortId, taughtId }: World) =>
  `/admin/cohorts/${taughtCohortId}/sessions/${taughtId}/door`;
const reviewed = ({ taughtCohortId, taughtPersonId }: World) =>
  `/admin/cohorts/${taughtCohortId}/completion/${taughtPersonId}`;
const attended = ({ taughtCohortId, taughtId, taughtPersonId }: World) =>
  `/admin/cohorts/${taughtCohortId}/sessions/${taughtId}/people/${taughtPersonId}`;
const keepers = ['trainer', 'organiser', 'admin'] as const;

export const examples: RouteExamples = {
  'GET /door/scan': { allowed: everyone, url: () => '/door/scan' },
  'GET /door/sessions/:sessionId': {
    allowed: signedInRoles,
    url: ({ taughtId }) => `/door/sessions/${taughtId}`,
  },
  'GET /door/:code': { allowed: everyone, url: ({ screenCode }) => `/door/${screenCode}` },
  'POST /door/check-in': { allowed: signedInRoles, url: () => '/door/check-in' },
  'POST /door/sign-up': { allowed: ['visitor'], url: () => '/door/sign-up' },
  'GET /check-in/:doorCode': { allowed: signedInRoles, url: ({ sheetCode }) => `/check-in/${sheetCode}` },
  'POST /check-in/:doorCode': { allowed: signedInRoles, url: ({ sheetCode }) => `/check-in/${sheetCode}` },
  'GET /me/code': { allowed: signedInRoles, url: () => '/me/code' },
  'GET /me/code/next': { allowed: signedInRoles, url: () => '/me/code/next' },
  'GET /teaching': { allowed: keepers, url: () => '/teaching' },
  'GET /teaching/sessions/:sessionId': { allowed: keepers, url: taught },
  'POST /teaching/sessions/:sessionId': { allowed: keepers, url: taught },
  'GET /teaching/sessions/:sessionId/state': { allowed: keepers, url: (world) => `${taught(world)}/state` },
  'POST /teaching/sessions/:sessionId/ticks': { allowed: keepers, url: (world) => `${taught(world)}/ticks` },
  'POST /teaching/sessions/:sessionId/walk-ins': {
    allowed: keepers,
    url: (world) => `${taught(world)}/walk-ins`,
  },
  'GET /teaching/sessions/:sessionId/door': { allowed: keepers, url: (world) => `${taught(world)}/door` },
  'GET /teaching/sessions/:sessionId/door/code': {
    allowed: keepers,
    url: (world) => `${taught(world)}/door/code`,
  },
  'GET /teaching/sessions/:sessionId/scanner': {
    allowed: keepers,
    url: (world) => `${taught(world)}/scanner`,
  },
  'POST /teaching/sessions/:sessionId/scans': { allowed: keepers, url: (world) => `${taught(world)}/scans` },
  'GET /me/attendance': { allowed: signedInRoles, url: () => '/me/attendance' },
  'GET /admin/cohorts/:cohortId/completion': {
    allowed: staff,
    url: ({ taughtCohortId }) => `/admin/cohorts/${taughtCohortId}/completion`,
  },
  'GET /admin/cohorts/:cohortId/attendance': {
    allowed: staff,
    url: ({ taughtCohortId }) => `/admin/cohorts/${taughtCohortId}/attendance`,
  },
  'GET /admin/cohorts/:cohortId/completion/:personId': { allowed: staff, url: reviewed },
  'POST /admin/cohorts/:cohortId/completion/:personId': { allowed: staff, url: reviewed },
  'GET /admin/cohorts/:cohortId/sessions/:sessionId/people/:personId': { allowed: staff, url: attended },
  'POST /admin/cohorts/:cohortId/sessions/:sessionId/people/:personId': { allowed: staff, url: attended },
  'GET /admin/cohorts/:cohortId/sessions/:sessionId/door': { allowed: staff, url: sheet },
  'POST /admin/cohorts/:cohortId/sessions/:sessionId/door': { allowed: staff, url: sheet },
};

/** A class of the trainer's, whose only session has just begun. */
export async function given({ organiser, trainer, newcomer }: Record<CastName, number>): Promise<World> {
  const courseId = await givenCourse(1, 'TAUGHT');
  const startsAt = new Date(Date.now() - 60_000);
  const { cohortId } = await givenClass(organiser, { courseId, startsAt });
  await Cohort.update({ trainerId: trainer }, { where: { id: cohortId } });
  const session = await Session.findOne({ where: { cohortId } });
  if (!session) throw new Error('no session');
  await enrol(cohortId, newcomer, new Date());
  await checkIn(session, newcomer, new Date());
  return {
    taughtPersonId: newcomer,
    taughtCohortId: cohortId,
    taughtId: session.id,
    sheetCode: session.doorCode,
    screenCode: doorCode(doorSecret(session), session.id, new Date()),
  };
}
