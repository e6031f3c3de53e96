/** Secret addresses of calendar feeds: of a person's own classes, of what she teaches, or of a venue. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, lengths, longText, optional, reference, unique } from '../../db/columns.ts';
import { table } from '../../db/table.ts';

/** What a feed holds. */
export const feedKinds = ['trainee', 'trainer', 'venue'] as const;
export type FeedKind = (typeof feedKinds)[number];

/** One feed; switched off by deleting it. */
export class CalendarFeed extends Model<
  InferAttributes<CalendarFeed>,
  InferCreationAttributes<CalendarFeed>
> {
  declare id: CreationOptional<number>;
  declare kind: FeedKind;
  /** Whose; null: a venue's. */
  declare personId: number | null;
  declare venueId: number | null;
  declare tokenHash: string;
  /** To show the address to its owner again. */
  declare tokenSealed: string;
  declare createdAt: Date;
}

/** Declares the table `calendar_feeds`. */
export function declareCalendarFeed(sequelize: Sequelize): void {
  CalendarFeed.init(
    {
      id: id(),
      kind: code(16),
      personId: optional(reference('people')),
      venueId: optional(reference('venues')),
      tokenHash: unique(code(lengths.hash), 'calendar_feeds_token_hash'),
      tokenSealed: longText(),
      createdAt: instant(),
    },
    table(sequelize, 'calendar_feeds', [
      { name: 'calendar_feeds_person_id', fields: ['person_id'] },
      { name: 'calendar_feeds_venue_id', fields: ['venue_id'] },
    ]),
  );
}
