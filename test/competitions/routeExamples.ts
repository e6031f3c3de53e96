/** Who may open which page of competitions. */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { everyone, type RouteExamples, staff, type World } from '../support/routeExamples.ts';
import { givenEvent } from './givenEvent.ts';

const one = ({ competitionId }: World) => `/admin/competitions/${competitionId}`;
const event = ({ eventId }: World) => `/admin/events/${eventId}`;
const sheet = ({ eventId, contestantId }: World) => `/judging/events/${eventId}/contestants/${contestantId}`;

export const examples: RouteExamples = {
  'GET /competitions/:code': { allowed: everyone, url: () => '/competitions/test-2026' },
  'GET /judging': { allowed: ['judge'], url: () => '/judging' },
  'GET /judging/events/:eventId/contestants/:contestantId': { allowed: ['judge'], url: sheet },
  'POST /judging/events/:eventId/contestants/:contestantId': { allowed: ['judge'], url: sheet },
  'GET /admin/competitions': { allowed: staff, url: () => '/admin/competitions' },
  'GET /admin/competitions/new': { allowed: staff, url: () => '/admin/competitions/new' },
  'POST /admin/competitions': { allowed: staff, url: () => '/admin/competitions' },
  'GET /admin/competitions/:competitionId': { allowed: staff, url: one },
  'GET /admin/competitions/:competitionId/events/new': {
    allowed: staff,
    url: (world) => `${one(world)}/events/new`,
  },
  'POST /admin/competitions/:competitionId/events': {
    allowed: staff,
    url: (world) => `${one(world)}/events`,
  },
  'GET /admin/events/:eventId': { allowed: staff, url: event },
  'GET /admin/events/:eventId/standings': { allowed: staff, url: (world) => `${event(world)}/standings` },
  'POST /admin/events/:eventId/contestants': {
    allowed: staff,
    url: (world) => `${event(world)}/contestants`,
  },
  'POST /admin/events/:eventId/judges': { allowed: staff, url: (world) => `${event(world)}/judges` },
  'POST /admin/events/:eventId/draw': { allowed: staff, url: (world) => `${event(world)}/draw` },
  'POST /admin/events/:eventId/sign-off': { allowed: staff, url: (world) => `${event(world)}/sign-off` },
  'POST /admin/events/:eventId/publication': {
    allowed: staff,
    url: (world) => `${event(world)}/publication`,
  },
};

/** A drawn event of four contestants. */
export async function given(cast: Record<CastName, number>): Promise<World> {
  const { competitionId, eventId, contestantIds } = await givenEvent(cast);
  return { competitionId, eventId, contestantId: contestantIds[0] ?? 0 };
}
