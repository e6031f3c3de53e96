/** What the role walk needs to know of a route: who may open it, and an address that exists in the test world. */
import type { Role } from '../../src/policy.ts';

/** Ids that rooms' fixtures put into the world. */
export type World = Record<string, string | number>;

/** One route: who gets in, where it is, and what a post sends. */
export interface RouteExample {
  readonly allowed: readonly (Role | 'visitor')[];
  readonly url: (world: World) => string;
  /** What others get instead of 403: 404 where rows are reached through their owner. */
  readonly denied?: 404 | 401;
  /** For POST: what is sent; by default nothing, which a form may refuse with 422. */
  readonly body?: Readonly<Record<string, string | readonly string[]>>;
  /** Statuses that count as "got in" besides 2xx, 303, 409 and 422; say why in a comment. */
  readonly alsoFine?: readonly number[];
}

/** Addresses that only an API key opens: no role does, and the world's `apiKey` must. */
export const byKey = { allowed: [], denied: 401 } as const;

/** Every route of a room by `METHOD /path`. */
export type RouteExamples = Readonly<Record<string, RouteExample>>;

/** Every role and the visitor. */
export const everyone: RouteExample['allowed'] = [
  'visitor',
  'trainee',
  'trainer',
  'stationManager',
  'judge',
  'assessor',
  'organiser',
  'employer',
  'admin',
];

/** Everyone who is logged in. */
export const signedInRoles: RouteExample['allowed'] = everyone.filter((role) => role !== 'visitor');

/** Those who run the programme. */
export const staff: RouteExample['allowed'] = ['organiser', 'admin'];
