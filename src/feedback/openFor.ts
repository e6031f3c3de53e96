/** When a session can be answered about. Knows no tables. */

const day = 86_400_000;

/** Milliseconds after the session's end in which people may begin to answer. */
export const answerFor = 14 * day;
/** Milliseconds after her answer in which she may change it. */
export const changeFor = 7 * day;
/** Milliseconds after the session's end from which on answers name nobody. */
export const namedFor = answerFor + changeFor;

/** Whether an answer can be given (`answeredAt` null) or changed. */
export function isOpen(endsAt: Date, answeredAt: Date | null, now: Date): boolean {
  if (now < endsAt) return false;
  const until = answeredAt ? answeredAt.getTime() + changeFor : endsAt.getTime() + answerFor;
  return now.getTime() < until;
}
