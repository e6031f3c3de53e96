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

const day = 86_400_000;

/** The sessions in order. */
export function planSessions({
  startsAt,
  sessionCount,
  sessionMinutes,
  daysBetween,
}: SessionPattern): PlannedSession[] {
  const practice = Math.floor(sessionCount / 3);
  return Array.from({ length: sessionCount }, (_, index) => {
    const start = new Date(startsAt.getTime() + index * daysBetween * day);
    const kind = index >= sessionCount - practice ? 'practice' : 'theory';
    return { kind, startsAt: start, endsAt: new Date(start.getTime() + sessionMinutes * 60_000) };
  });
}
