/** The time rules of a sitting. Every instant is the server's; the device's clock is never asked. */

/** How long after the deadline an answer that was on its way is still taken. */
export const graceMilliseconds = 60_000;

/** The end of a sitting: her full time, but never past the exam's window. */
export function deadlineOf(startedAt: Date, minutes: number, closesAt: Date): Date {
  return new Date(Math.min(startedAt.getTime() + minutes * 60_000, closesAt.getTime()));
}

/** Whether an answer that arrives now counts. */
export function reception(now: Date, deadlineAt: Date): 'inTime' | 'late' | 'tooLate' {
  const over = now.getTime() - deadlineAt.getTime();
  if (over <= 0) return 'inTime';
  return over <= graceMilliseconds ? 'late' : 'tooLate';
}

/** Whether the server must close the sitting. */
export function isDue(now: Date, deadlineAt: Date): boolean {
  return reception(now, deadlineAt) === 'tooLate';
}

/** Milliseconds left, never below zero. */
export function remainingMilliseconds(now: Date, deadlineAt: Date): number {
  return Math.max(0, deadlineAt.getTime() - now.getTime());
}

/** When a sitting counts as handed in: now, but never after its deadline. */
export function handInTime(now: Date, deadlineAt: Date): Date {
  return new Date(Math.min(now.getTime(), deadlineAt.getTime()));
}

/** Where an exam's window stands. */
export function windowState(
  exam: { readonly state: 'draft' | 'open' | 'closed'; readonly opensAt: Date; readonly closesAt: Date },
  now: Date,
): 'before' | 'open' | 'over' {
  if (exam.state === 'closed' || now >= exam.closesAt) return 'over';
  return exam.state === 'open' && now >= exam.opensAt ? 'open' : 'before';
}
