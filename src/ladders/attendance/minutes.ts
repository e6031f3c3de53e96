/** How long someone was at a session, and when one may check in and out. Knows no tables and no clock. */

const minute = 60_000;

/** Check-in opens this long before a session starts, in minutes. */
export const checkInLeadMinutes = 60;
/** Check-out closes this long after a session ends, in minutes. */
export const checkOutLagMinutes = 60;
/** One standard class hour, in minutes. */
export const classHourMinutes = 45;

/** When a session is. */
export interface SessionTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Whole minutes from check-in to check-out, of those that the session took; never negative. */
export function minutesAttended({ startsAt, endsAt }: SessionTimes, from: Date, to: Date): number {
  const begun = Math.max(startsAt.getTime(), from.getTime());
  const ended = Math.min(endsAt.getTime(), to.getTime());
  return Math.max(0, Math.floor((ended - begun) / minute));
}

/** What is assumed of someone who did not check out: the whole session, in minutes. */
export function assumedMinutes({ startsAt, endsAt }: SessionTimes): number {
  return Math.max(0, Math.floor((endsAt.getTime() - startsAt.getTime()) / minute));
}

/** Whether one can check in at this moment. */
export function checkInWindow({ startsAt, endsAt }: SessionTimes, now: Date): 'early' | 'open' | 'over' {
  if (now.getTime() < startsAt.getTime() - checkInLeadMinutes * minute) return 'early';
  return now > endsAt ? 'over' : 'open';
}

/** Whether one can check out at this moment: from the start until a while after the end. */
export function checkOutWindow({ startsAt, endsAt }: SessionTimes, now: Date): 'early' | 'open' | 'over' {
  if (now < startsAt) return 'early';
  return now.getTime() > endsAt.getTime() + checkOutLagMinutes * minute ? 'over' : 'open';
}
