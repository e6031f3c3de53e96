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
