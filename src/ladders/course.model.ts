/** The ladder's tiers, with their rules as data, and the courses taught on them. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import {
  code,
  flag,
  id,
  json,
  lengths,
  longText,
  optional,
  reference,
  text,
  unique,
  whole,
} from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { TierKey, TierRules } from './rules/ladderVersion.ts';

/** One of the five tiers as it was before rules had versions: read only where there is no version yet. */
export class TierRow extends Model<InferAttributes<TierRow>, InferCreationAttributes<TierRow>> {
  declare id: CreationOptional<number>;
  declare rank: number;
  declare key: TierKey;
  declare titleZh: string;
  declare titleEn: string;
  declare rules: TierRules;
}

/** Declares the table `tiers`. */
export function declareTier(sequelize: Sequelize): void {
  TierRow.init(
    {
      id: id(),
      rank: unique(whole(), 'tiers_rank'),
      key: code(16),
      titleZh: text(lengths.name),
      titleEn: text(lengths.name),
      rules: json(),
    },
    table(sequelize, 'tiers'),
  );
}

/** A course of a tier; hours are standard class hours. */
export class Course extends Model<InferAttributes<Course>, InferCreationAttributes<Course>> {
  declare id: CreationOptional<number>;
  declare code: string;
  declare tierRank: number;
  declare titleZh: string;
  declare titleEn: string;
  declare summaryZh: string;
  declare summaryEn: string;
  declare theoryHours: number;
  declare practiceHours: number;
  declare isOffered: boolean;
  /** Its topic. */
  declare occupationId: CreationOptional<number | null>;
  /** Whether its certificate needs the holder's ID number. */
  declare needsIdentity: CreationOptional<boolean>;
  /** Whether it is completed only with a passed assessment. */
  declare isAssessed: CreationOptional<boolean>;
}

/** Declares the table `courses`. */
export function declareCourse(sequelize: Sequelize): void {
  Course.init(
    {
      id: id(),
      code: unique(code(32), 'courses_code'),
      tierRank: whole(),
      titleZh: text(lengths.title),
      titleEn: text(lengths.title),
      summaryZh: longText(),
      summaryEn: longText(),
      theoryHours: whole(),
      practiceHours: whole(),
      isOffered: flag(),
      occupationId: optional(reference('occupations')),
      needsIdentity: { ...flag(), defaultValue: false },
      isAssessed: { ...flag(), defaultValue: false },
    },
    table(sequelize, 'courses', [
      { name: 'courses_tier_rank', fields: ['tier_rank'] },
      { name: 'courses_occupation_id', fields: ['occupation_id'] },
    ]),
  );
}
