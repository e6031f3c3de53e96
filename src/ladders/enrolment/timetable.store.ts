/** When and where a class meets, session by session. */
import { Session } from '../cohort.model.ts';
import { Venue } from '../place.model.ts';
import type { SessionMode } from '../sessionMode.ts';

/** One meeting as those who come must know it. */
export interface Meeting {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly kind: 'theory' | 'practice';
  readonly mode: SessionMode;
  /** Title of the session's own venue; null: the class's. */
  readonly venue: string | null;
  readonly isCancelled: boolean;
  /** Only for those with a place. */
  readonly onlineAddress: string | null;
}

/** All meetings of a class, soonest first. */
export async function findMeetings(cohortId: number): Promise<Meeting[]> {
  const rows = await Session.findAll({ where: { cohortId }, order: [['startsAt', 'ASC']] });
  const ids = rows.flatMap(({ venueId }) => venueId ?? []);
  const venues = ids.length > 0 ? await Venue.findAll({ where: { id: ids } }) : [];
  return rows.map(({ startsAt, endsAt, kind, mode, venueId, cancelledAt, onlineAddress }) => ({
    startsAt,
    endsAt,
    kind,
    mode: mode ?? 'inPerson',
    venue: venues.find(({ id }) => id === venueId)?.title ?? null,
    isCancelled: Boolean(cancelledAt),
    onlineAddress,
  }));
}
