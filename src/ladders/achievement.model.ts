/** What people have achieved: classes completed, tiers passed, awards won. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, lengths, optional, reference, text, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { AchievementKind } from './progression.ts';

/** One achievement; its source makes it unique, so that recording it again changes nothing. */
export class AchievementRow extends Model<
  InferAttributes<AchievementRow>,
  InferCreationAttributes<AchievementRow>
> {
  declare id: CreationOptional<number>;
  declare personId: number;
  /** `theory`, `practical`: a part of a tier's exam is passed. */
  declare kind: AchievementKind;
  declare tierRank: number;
  declare courseId: number | null;
  /** `renewal`: a refresher renewed the certificate `sourceId`. */
  declare sourceKind: 'cohort' | 'exam' | 'event' | 'renewal';
  declare sourceId: number;
  declare achievedAt: Date;
  declare validUntil: Date | null;
  /** Of an award: 1 first, 2 second, 3 third prize, 4 merit; null where it was not kept. */
  declare awardLevel: CreationOptional<number | null>;
  /** Of an award: the event's title in Chinese. */
  declare awardTitle: CreationOptional<string | null>;
  /** Since when it no longer counts (an organiser excluded her, say); null: it counts. */
  declare withdrawnAt: CreationOptional<Date | null>;
}

/** Declares the table `achievements`. */
export function declareAchievement(sequelize: Sequelize): void {
  AchievementRow.init(
    {
      id: id(),
      personId: unique(reference('people'), 'achievements_source'),
      kind: unique(code(16), 'achievements_source'),
      tierRank: whole(),
      courseId: optional(reference('courses')),
      sourceKind: unique(code(32), 'achievements_source'),
      sourceId: unique(whole(), 'achievements_source'),
      achievedAt: instant(),
      validUntil: optional(instant()),
      awardLevel: optional(whole()),
      awardTitle: optional(text(lengths.title)),
      withdrawnAt: optional(instant()),
    },
    table(sequelize, 'achievements', [{ name: 'achievements_course_id', fields: ['course_id'] }]),
  );
}
