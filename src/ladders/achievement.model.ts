/** What people have achieved: classes completed, tiers passed, awards won. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, optional, reference, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** One achievement; its source makes it unique, so that recording it again changes nothing. */
export class AchievementRow extends Model<
  InferAttributes<AchievementRow>,
  InferCreationAttributes<AchievementRow>
> {
  declare id: CreationOptional<number>;
  declare personId: number;
  declare kind: 'completion' | 'tier' | 'award';
  declare tierRank: number;
  declare courseId: number | null;
  /** `renewal`: a refresher renewed the certificate `sourceId`. */
  declare sourceKind: 'cohort' | 'exam' | 'event' | 'renewal';
  declare sourceId: number;
  declare achievedAt: Date;
  declare validUntil: Date | null;
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
      withdrawnAt: optional(instant()),
    },
    table(sequelize, 'achievements', [{ name: 'achievements_course_id', fields: ['course_id'] }]),
  );
}
