/** Who completes a class: whoever attended at least four fifths of its sessions (rounded up). */

/** Sessions that must be attended, of so many held. */
export function sessionsNeeded(sessions: number): number {
  return Math.ceil((sessions * 4) / 5);
}

/** The people (ids) who completed, from the number of sessions that each attended. */
export function completers(sessions: number, attended: ReadonlyMap<number, number>): number[] {
  if (sessions === 0) return [];
  const needed = sessionsNeeded(sessions);
  return [...attended].filter(([, count]) => count >= needed).map(([personId]) => personId);
}

/** Check-in opens this long before a session starts, in milliseconds. */
export const checkInLead = 60 * 60_000;

/** Whether one can check in to a session at this moment. */
export function checkInWindow(
  session: { startsAt: Date; endsAt: Date },
  now: Date,
): 'early' | 'open' | 'over' {
  if (now.getTime() < session.startsAt.getTime() - checkInLead) return 'early';
  return now > session.endsAt ? 'over' : 'open';
}
