/**
 * The events that someone takes part in, as her ladder shows them above its tiers. Competitions build on ladders and not
 * the other way round: so the application tells ladders at its start how events are found.
 */

/** One event that she competes or competed in. */
export interface Participation {
  readonly eventId: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly competitionZh: string;
  readonly competitionEn: string;
  readonly startsOn: Date;
  readonly endsOn: Date;
  /** Its results are published. */
  readonly isOver: boolean;
}

type Finder = (personId: number) => Promise<readonly Participation[]>;

let finder: Finder = async () => [];

/** Sets how a person's events are found; called once at the start. */
export function useParticipations(find: Finder): void {
  finder = find;
}

/** The events that a person takes part in. */
export function participationsOf(personId: number): Promise<readonly Participation[]> {
  return finder(personId);
}
