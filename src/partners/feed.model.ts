/** Which certificates enterprises follow, and the order in which changes of status are told. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, reference, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** One certificate that an enterprise follows. */
export class Follow extends Model<InferAttributes<Follow>, InferCreationAttributes<Follow>> {
  declare id: CreationOptional<number>;
  declare enterpriseId: number;
  declare certificateId: number;
  declare createdAt: Date;
}

/** Declares the table `follows`. */
export function declareFollow(sequelize: Sequelize): void {
  Follow.init(
    {
      id: id(),
      enterpriseId: unique(reference('enterprises'), 'follows_enterprise_id_certificate_id'),
      certificateId: unique(reference('certificates'), 'follows_enterprise_id_certificate_id'),
      createdAt: instant(),
    },
    table(sequelize, 'follows', [{ name: 'follows_certificate_id', fields: ['certificate_id'] }]),
  );
}

/**
 * A change's place in the feed: the id. Changes are numbered when they begin and seen when they are committed, so
 * their own ids can appear out of order; these are given one after another, behind a lock, and never do.
 */
export class FeedEntry extends Model<InferAttributes<FeedEntry>, InferCreationAttributes<FeedEntry>> {
  declare id: CreationOptional<number>;
  declare changeId: number;
  declare certificateId: number;
}

/** Declares the table `feed_entries`. */
export function declareFeedEntry(sequelize: Sequelize): void {
  FeedEntry.init(
    {
      id: id(),
      changeId: unique(reference('certificate_changes'), 'feed_entries_change_id'),
      certificateId: reference('certificates'),
    },
    table(sequelize, 'feed_entries', [{ name: 'feed_entries_certificate_id', fields: ['certificate_id'] }]),
  );
}

/** The one row that whoever extends the feed locks. */
export class FeedHead extends Model<InferAttributes<FeedHead>, InferCreationAttributes<FeedHead>> {
  declare id: CreationOptional<number>;
  declare name: string;
  /** certificate_changes.id up to which every change is in the feed. */
  declare settled: number;
  declare version: number;
}

/** Declares the table `feed_heads`. */
export function declareFeedHead(sequelize: Sequelize): void {
  FeedHead.init(
    { id: id(), name: unique(code(32), 'feed_heads_name'), settled: whole(), version: whole() },
    table(sequelize, 'feed_heads'),
  );
}
