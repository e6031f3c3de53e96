/**
 * A feed of sessions as iCalendar (RFC 5545): times in UTC, so that every calendar shows them in its own zone; a
 * session keeps its UID for ever, a cancelled one stays and says so. Names nobody who is enrolled.
 */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** A session as a feed shows it. */
export interface FeedSession {
  readonly id: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  readonly place: string;
  readonly note: string;
  readonly isCancelled: boolean;
  /** How often it was changed. */
  readonly sequence: number;
  /** Null: never changed since it was planned. */
  readonly changedAt: Date | null;
}

/** The feed's text; `host` makes the UIDs ours. */
export function feedText(
  name: string,
  sessions: readonly FeedSession[],
  { host, now, address }: { readonly host: string; readonly now: Date; readonly address: string },
): string {
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, ttl: 3600, url: address });
  calendar.prodId({ company: 'Jieti', product: 'ladder' });
  for (const session of sessions)
    calendar.createEvent({
      id: `session-${session.id}@${host}`,
      start: session.startsAt,
      end: session.endsAt,
      stamp: now,
      summary: session.title,
      location: session.place,
      description: session.note,
      status: session.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      sequence: session.sequence,
      ...(session.changedAt ? { lastModified: session.changedAt } : {}),
    });
  return calendar.toString();
}
