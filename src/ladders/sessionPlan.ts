/** The sessions of a class from a simple pattern: so many, so long, so many days apart; the last third is practice. */

/** The pattern. */
export interface SessionPattern {
  readonly startsAt: Date;
  readonly sessionCount: number;
  readonly sessionMinutes: number;
  /** Days from one session to the next. */
  readonly daysBetween: number;
}

/** A planned session. */
export interface PlannedSession {
  readonly kind: 'theory' | 'practice';
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const minute = 60_000;
const day = 1440 * minute;

/** The sessions in order. */
export function planSessions(pattern: SessionPattern): PlannedSession[] {
  const { startsAt, sessionCount, sessionMinutes, daysBetween } = pattern;
  const practice = Math.floor(sessionCount / 3);
  return Array.from({ length: sessionCount }, (_, index) => {
    const start = new Date(startsAt.getTime() + index * daysBetween * day);
    const kind = index >= sessionCount - practice ? 'practice' : 'theory';
    return { kind, startsAt: start, endsAt: new Date(start.getTime() + sessionMinutes * minute) };
  });
}

/** The pattern that sessions in order follow, read from the first two. */
export function patternOf(sessions: readonly Omit<PlannedSession, 'kind'>[]): SessionPattern | null {
  const [first, second] = sessions;
  if (!first) return null;
  const between = (from: Date, to: Date, unit: number) => Math.round((to.getTime() - from.getTime()) / unit);
  return {
    startsAt: first.startsAt,
    sessionCount: sessions.length,
    sessionMinutes: between(first.startsAt, first.endsAt, minute),
    daysBetween: second ? between(first.startsAt, second.startsAt, day) : 1,
  };
}

/** Whether sessions in order are just those that a pattern gives; none was moved, added or made another kind. */
export function followsPattern(sessions: readonly PlannedSession[], pattern: SessionPattern): boolean {
  return planSessions(pattern).every((planned, index) => {
    const { kind, startsAt, endsAt } = sessions[index] ?? {};
    const isThen = startsAt?.getTime() === planned.startsAt.getTime();
    return isThen && endsAt?.getTime() === planned.endsAt.getTime() && kind === planned.kind;
  });
}

/** Whether two patterns give the same sessions; a `datetime-local` field knows whole minutes only. */
export function isSamePattern(one: SessionPattern, other: SessionPattern): boolean {
  const minutes = ({ startsAt }: SessionPattern) => Math.floor(startsAt.getTime() / minute);
  return (
    minutes(one) === minutes(other) &&
    one.sessionCount === other.sessionCount &&
    one.sessionMinutes === other.sessionMinutes &&
    (one.sessionCount === 1 || one.daysBetween === other.daysBetween)
  );
}
