/**
 * Who may do what: one predicate for each ability, over plain facts. The only place that names roles; routes and
 * views ask here. Ownership (my sheet, my certificate) is not here: finders reach rows through the actor, so what
 * is not yours is not found.
 */

/** Roles that a signed-in person can hold; a visitor is `null`. */
export const roles = [
  'trainee',
  'trainer',
  'stationManager',
  'judge',
  'assessor',
  'organiser',
  'employer',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/** The signed-in person of a request. */
export interface Actor {
  /** people.id */
  readonly id: number;
  readonly name: string;
  readonly roles: readonly Role[];
}

type Predicate = (actor: Actor | null) => boolean;

const anyone: Predicate = () => true;
const signedIn: Predicate = (actor) => actor !== null;
const visitor: Predicate = (actor) => actor === null;
const staff = anyOf('organiser', 'admin');
const admin = anyOf('admin');

/** Every ability, and who has it. */
export const policy = {
  anyone,
  signedIn,
  visitor,
  'staff.home': staff,
  'figures.see': staff,
  'people.see': staff,
  'people.edit': staff,
  'people.import': staff,
  'people.export': staff,
  /** Phones and ID numbers in full, everything held about someone, and erasing it; each with a reason. */
  'people.seeInFull': admin,
  'people.merge': staff,
  'privacy.own': signedIn,
  'roles.grant': admin,
  'audit.see': admin,
  'cohorts.see': staff,
  'cohorts.edit': staff,
  /** Those who teach: their own sessions and rolls. */
  'rolls.own': anyOf('trainer', 'organiser', 'admin'),
  /** Those who run a community station: enrol for others there. */
  'stations.own': anyOf('stationManager'),
  'stations.edit': staff,
  /** What left the inbox by mail, SMS and WeChat: send again, drop. */
  'messages.see': staff,
  'feedback.see': staff,
  'ladder.own': signedIn,
  /** The ladder's rules, occupations and courses. */
  'ladder.edit': staff,
  'exams.see': staff,
  'exams.edit': staff,
  'exams.sit': signedIn,
  'practicals.assess': anyOf('assessor'),
  'competitions.see': staff,
  'competitions.edit': staff,
  'competitions.signOff': staff,
  'sheets.score': anyOf('judge'),
  'certificates.see': staff,
  'certificates.issue': staff,
  'certificates.requestRevocation': staff,
  'certificates.changeStatus': admin,
  'certificates.own': signedIn,
  'templates.edit': staff,
  'keys.manage': admin,
  'employer.home': anyOf('employer'),
  'partner.own': anyOf('employer'),
  'enterprises.see': staff,
  'enterprises.edit': staff,
  /** Programs: the kernel lets in who shows a key with the row's scope (http/keyed.ts); no person is asked for. */
  'api.use': anyone,
} as const satisfies Record<string, Predicate>;

export type Ability = keyof typeof policy;

/** Whether this actor (null: a visitor) has the ability. */
export function may(actor: Actor | null, ability: Ability): boolean {
  return policy[ability](actor);
}

function anyOf(...accepted: Role[]): Predicate {
  return (actor) => actor?.roles.some((role) => accepted.includes(role)) ?? false;
}
