/** The time rules of a sitting. Every instant is the server's; the device's clock is never asked. */

/** How long after the deadline an answer that was on its way is still taken. */
export const graceMilliseconds = 60_000;

/** Time beside the exam's own. */
export interface MoreTime {
  /** Of the exam's minutes, for a reason of hers: 25 is a quarter more. */
  readonly extraPercent: number;
  /** Given by an invigilator while she sat, to make up for a disturbance. */
  readonly grantedMinutes: number;
}

/**
 * The end of a sitting: `min(start + limit × (1 + extra %) + granted, window's end + granted)`. Extra time never goes
 * past the exam's window, which is planned to hold it; granted minutes do, for what was lost is made up.
 */
export function deadlineOf(
  startedAt: Date,
  minutes: number,
  closesAt: Date,
  { extraPercent, grantedMinutes }: MoreTime = { extraPercent: 0, grantedMinutes: 0 },
): Date {
  const own = startedAt.getTime() + minutes * (100 + extraPercent) * 600;
  return new Date(Math.min(own, closesAt.getTime()) + grantedMinutes * 60_000);
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
