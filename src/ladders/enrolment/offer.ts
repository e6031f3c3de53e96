/**
 * How long a freed place waits for the person to whom it is offered: 24 hours where no other rule is set, but never
 * into the last two hours before the first session, when someone else could no longer come. Knows no clock.
 */
const hour = 3_600_000;

/** Hours that an offer holds where nothing is set. */
export const usualOfferHours = 24;
/** An offer ends at least so many hours before the class begins. */
export const hoursBeforeStart = 2;

let offerHours = usualOfferHours;

/** Sets how many hours an offer holds, for the whole process; called once at the start. */
export function useOfferHours(hours: number): void {
  offerHours = hours;
}

/** Until when an offer made now holds; null: the class begins so soon that the place is confirmed outright. */
export function offerDeadline(startsAt: Date, now: Date, hours = offerHours): Date | null {
  const last = lastAnswer(startsAt);
  return last <= now ? null : new Date(Math.min(now.getTime() + hours * hour, last.getTime()));
}

/** The last moment at which any offer in a class that begins then may be answered. */
export function lastAnswer(startsAt: Date): Date {
  return new Date(startsAt.getTime() - hoursBeforeStart * hour);
}
