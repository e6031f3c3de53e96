/** Who may open which page of the timetable, the calendar, venues and feeds. */
import { randomBytes } from 'node:crypto';
import type { CastName } from '../../../seeders/demo/accounts.ts';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { replaceFeed } from '../../../src/ladders/calendar/feed.store.ts';
import { addVenue } from '../../../src/ladders/calendar/venue.store.ts';
import { findSessions } from '../../../src/ladders/cohort.store.ts';
import { drawToken } from '../../../src/lib/publicToken.ts';
import {
  everyone,
  type RouteExamples,
  signedInRoles,
  staff,
  type World,
} from '../../support/routeExamples.ts';
import { givenClass, givenCourse } from '../givenClass.ts';

const one = '/admin/cohorts/:cohortId';
const at = (path: string) => (world: World) =>
  path.replace(/:(\w+)/g, (_whole, name: string) => String(world[`calendar_${name}`] ?? world[name]));
const forStaff = (...names: string[]): RouteExamples =>
  Object.fromEntries(names.map((name) => [name, { allowed: staff, url: at(name.split(' ')[1] as string) }]));

export const examples: RouteExamples = {
  ...forStaff(
    'GET /admin/calendar',
    `GET ${one}/timetable`,
    `GET ${one}/timetable/new`,
    `POST ${one}/timetable/new`,
    `GET ${one}/timetable/series`,
    `POST ${one}/timetable/series`,
    `GET ${one}/timetable/:sessionId`,
    `POST ${one}/timetable/:sessionId`,
    `POST ${one}/timetable/:sessionId/cancellation`,
    `GET ${one}/arrangement`,
    `POST ${one}/arrangement`,
    'GET /admin/venues',
    'GET /admin/venues/new',
    'POST /admin/venues',
    'GET /admin/venues/:venueId',
    'POST /admin/venues/:venueId',
    'GET /admin/venues/:venueId/calendar',
    'POST /admin/venues/:venueId/calendar',
  ),
  'GET /me/calendar': { allowed: signedInRoles, url: () => '/me/calendar' },
  'POST /me/calendar/:kind': { allowed: signedInRoles, url: () => '/me/calendar/trainee' },
  'GET /calendars/:file': { allowed: everyone, url: ({ feedToken }) => `/calendars/${feedToken}.ics` },
};

/** A class of its own with two sessions, a venue, and a trainee's feed. */
export async function given({ organiser, trainee }: Record<CastName, number>): Promise<World> {
  const startsAt = new Date(Date.now() + 3 * 86_400_000);
  const courseId = await givenCourse(1, 'CAL');
  const { cohortId } = await givenClass(organiser, { courseId, startsAt, sessionCount: 2 });
  const [session] = await findSessions(cohortId);
  const token = drawToken(randomBytes);
  const venueId = await unitOfWork(async (transaction) => {
    const owner = { kind: 'trainee', personId: trainee, venueId: null } as const;
    await replaceFeed(transaction, owner, token, new Date());
    const facts = { address: '湖滨路 1 号', community: null, capacity: 10, isActive: true, position: null };
    return addVenue(transaction, { title: '湖滨大厅', ...facts });
  });
  return {
    calendar_cohortId: cohortId,
    calendar_sessionId: session?.id ?? 0,
    calendar_venueId: venueId ?? 0,
    feedToken: token,
  };
}
