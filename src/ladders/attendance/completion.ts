/**
 * Who completes a class: whoever attended at least four fifths of its sessions (rounded up), at least four fifths of
 * its minutes, and at least one practice session where there are any; and who passed the assessment where the course asks
 * for one. An organiser's decision, with its reason, goes before the rule. Says what is missing as data. Knows no tables and no sentences.
 */
import { assumedMinutes, type SessionTimes } from './minutes.ts';

/** The share of sessions and of minutes that must be attended. */
export const neededShare = { numerator: 4, denominator: 5 } as const;

/** `completes`, `excluded`: against or beyond the rule; `rule`: an earlier decision is taken back. */
export const decisions = ['completes', 'excluded', 'rule'] as const;
export type Decision = (typeof decisions)[number];

/** What an assessment found. */
export const assessmentResults = ['passed', 'notYet'] as const;
export type AssessmentResult = (typeof assessmentResults)[number];

/** Where the course asks for an assessment: the latest, null before there is one; `notAsked`: it asks for none. */
export type Assessed = AssessmentResult | null | 'notAsked';

/** A session of the class. */
export interface HeldSession extends SessionTimes {
  readonly id: number;
  readonly kind: 'theory' | 'practice';
}

/** That someone was at a session; minutes null: the whole of it is assumed. */
export interface AttendedSession {
  readonly sessionId: number;
  readonly minutes: number | null;
}

/** What someone attended, against what is needed. */
export interface Tally {
  readonly sessions: number;
  readonly sessionsNeeded: number;
  readonly minutes: number;
  readonly minutesNeeded: number;
  readonly theoryMinutes: number;
  readonly practiceMinutes: number;
  /** Sessions of which no check-out is known. */
  readonly assumed: number;
}

/** Why the rule does not let her complete; empty: it does. */
export type Lacking = 'sessions' | 'minutes' | 'practice' | 'assessment' | 'noSessions';

/** The rule's answer about one person. */
export interface Verdict {
  readonly tally: Tally;
  readonly lacking: readonly Lacking[];
  readonly completesByRule: boolean;
  readonly decision: Decision | null;
  /** What holds: the decision where there is one, else the rule. */
  readonly completes: boolean;
}

/** Sessions or minutes that must be attended, of so many held. */
export function needed(held: number): number {
  return Math.ceil((held * neededShare.numerator) / neededShare.denominator);
}

/** What holds for one person. */
export function completionOf(
  held: readonly HeldSession[],
  attended: readonly AttendedSession[],
  decision: Decision | null = null,
  assessed: Assessed = 'notAsked',
): Verdict {
  const minutesAt = new Map(attended.map(({ sessionId, minutes }) => [sessionId, minutes]));
  const came = held.filter(({ id }) => minutesAt.has(id));
  const minutesOf = (sessions: readonly HeldSession[]) =>
    sessions.reduce((sum, one) => sum + (minutesAt.get(one.id) ?? assumedMinutes(one)), 0);
  const ofKind = (sessions: readonly HeldSession[], kind: HeldSession['kind']) =>
    sessions.filter((one) => one.kind === kind);
  const tally: Tally = {
    sessions: came.length,
    sessionsNeeded: needed(held.length),
    minutes: minutesOf(came),
    minutesNeeded: needed(held.reduce((sum, one) => sum + assumedMinutes(one), 0)),
    theoryMinutes: minutesOf(ofKind(came, 'theory')),
    practiceMinutes: minutesOf(ofKind(came, 'practice')),
    assumed: came.filter(({ id }) => minutesAt.get(id) === null).length,
  };
  const practice = { held: ofKind(held, 'practice').length, came: ofKind(came, 'practice').length };
  const isUnassessed = assessed !== 'notAsked' && assessed !== 'passed';
  const lacking: Lacking[] = [
    ...lackingIn(tally, held.length, practice),
    ...(isUnassessed ? (['assessment'] as const) : []),
  ];
  const completesByRule = lacking.length === 0;
  const counts = decision === null || decision === 'rule' ? null : decision;
  return {
    tally,
    lacking,
    completesByRule,
    decision: counts,
    completes: counts === null ? completesByRule : counts === 'completes',
  };
}

function lackingIn(
  { sessions, sessionsNeeded, minutes, minutesNeeded }: Tally,
  held: number,
  practice: { held: number; came: number },
): Lacking[] {
  if (held === 0) return ['noSessions'];
  return [
    ...(sessions < sessionsNeeded ? (['sessions'] as const) : []),
    ...(minutes < minutesNeeded ? (['minutes'] as const) : []),
    ...(practice.held > 0 && practice.came === 0 ? (['practice'] as const) : []),
  ];
}
