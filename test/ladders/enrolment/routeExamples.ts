/** Who may open which page of enrolling. */
import type { CastName } from '../../../seeders/demo/accounts.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import { createStation } from '../../../src/ladders/enrolment/saveStation.action.ts';
import { findEnrolment } from '../../../src/ladders/enrolment.store.ts';
import { isRefusal } from '../../../src/refusal.ts';
import {
  everyone,
  type RouteExamples,
  signedInRoles,
  staff,
  type World,
} from '../../support/routeExamples.ts';
import { givenClass, givenCourse, givenPeople } from '../givenClass.ts';

const managers = ['stationManager'] as const;
const station = (world: World) => `/admin/stations/${world.stationId}`;
const ownClass = (world: World) => `/station/classes/${world.stationCohortId}`;
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
  'GET /admin/stations': { allowed: staff, url: () => '/admin/stations' },
  'GET /admin/stations/new': { allowed: staff, url: () => '/admin/stations/new' },
  'POST /admin/stations': { allowed: staff, url: () => '/admin/stations' },
  'GET /admin/stations/:stationId': { allowed: staff, url: station },
  'POST /admin/stations/:stationId': { allowed: staff, url: station },
  'GET /station': { allowed: managers, url: () => '/station' },
  'GET /station/enrolments': { allowed: managers, url: () => '/station/enrolments' },
  'POST /station/enrolments/:enrolmentId/confirmation': {
    allowed: managers,
    denied: 404,
    url: (world) => `/station/enrolments/${world.ownEnrolmentId}/confirmation`,
  },
  'POST /station/enrolments/:enrolmentId/cancellation': {
    allowed: managers,
    denied: 404,
    url: (world) => `/station/enrolments/${world.ownEnrolmentId}/cancellation`,
  },
  'GET /station/classes/:cohortId': { allowed: managers, url: ownClass },
  'POST /station/classes/:cohortId/enrolments': {
    allowed: managers,
    url: (world) => `${ownClass(world)}/enrolments`,
  },
  'GET /station/classes/:cohortId/poster': { allowed: managers, url: (world) => `${ownClass(world)}/poster` },
  'GET /station/classes/:cohortId/poster-image': {
    allowed: managers,
    url: (world) => `${ownClass(world)}/poster-image`,
  },
};

/** A station with its manager, and someone whom she enrolled in a class of her own. */
export async function given({ organiser, stationManager }: Record<CastName, number>): Promise<World> {
  const station = { title: '阳光社区服务站', address: '阳光路 12 号', community: '阳光社区' };
  const facts = { ...station, code: 'S-01', managerId: stationManager, isActive: true, position: null };
  const made = await createStation(facts, organiser, new Date());
  if (isRefusal(made)) throw new Error(made.key);
  const courseId = await givenCourse(1, 'STATION');
  const startsAt = new Date(Date.now() + 7 * 86_400_000);
  const { cohortId: stationCohortId } = await givenClass(organiser, { courseId, startsAt });
  const [personId] = (await givenPeople(1)) as [number];
  await enrol(stationCohortId, personId, new Date(), { enrolledById: stationManager });
  const place = await findEnrolment(stationCohortId, personId);
  return { stationId: made, stationCohortId, ownEnrolmentId: place?.id ?? 0 };
}
