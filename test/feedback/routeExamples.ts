/** Who may say what she thinks of a session, and who sees the results. */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { giveFeedback } from '../../src/feedback/giveFeedback.action.ts';
import { findResults } from '../../src/feedback/results.store.ts';
import { givenPeople } from '../ladders/givenClass.ts';
import { type RouteExamples, signedInRoles, staff, type World } from '../support/routeExamples.ts';
import { givenHeld } from './givenHeld.ts';

/** A session that everyone of the cast attended, and five answers about it. */
export async function given(cast: Record<CastName, number>): Promise<World> {
  const now = new Date();
  const others = await givenPeople(5);
  const parts = { actorId: cast.organiser, trainerId: cast.trainer };
  const held = await givenHeld(parts, [...Object.values(cast), ...others], now);
  const opinion = { content: 5, trainer: 5, organisation: 4, comment: '很好' };
  for (const personId of others) await giveFeedback(personId, held, opinion, now);
  const [row] = await findResults('class');
  return { heldId: held.session.id, heldCohortId: held.cohort.id, cellId: row?.cellId ?? 0 };
}

const answer = ({ heldId }: World) => `/me/feedback/${heldId}`;

export const examples: RouteExamples = {
  'GET /me/feedback/:sessionId': { allowed: signedInRoles, url: answer },
  'POST /me/feedback/:sessionId': { allowed: signedInRoles, url: answer },
  'GET /me/feedback/classes/:cohortId': {
    allowed: signedInRoles,
    url: ({ heldCohortId }) => `/me/feedback/classes/${heldCohortId}`,
  },
  'GET /admin/feedback': { allowed: staff, url: () => '/admin/feedback' },
  'GET /admin/feedback/:grain/:cellId': {
    allowed: staff,
    url: ({ cellId }) => `/admin/feedback/course/${cellId}`,
  },
  'GET /teaching/feedback': { allowed: ['trainer', 'organiser', 'admin'], url: () => '/teaching/feedback' },
};
