/** Pairs of records that may be one person, and those that staff found to be two people. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, json, optional, reference, unique, whole } from '../../db/columns.ts';
import { table } from '../../db/table.ts';
import type { DuplicateReason } from './duplicateScore.ts';

/** One pair; `firstId` is the smaller id when it is found. */
export class DuplicatePair extends Model<
  InferAttributes<DuplicatePair>,
  InferCreationAttributes<DuplicatePair>
> {
  declare id: CreationOptional<number>;
  declare firstId: number;
  declare secondId: number;
  /** 1–100: how much speaks for one person. */
  declare score: number;
  declare reasons: DuplicateReason[];
  /** `different`: staff looked, and they are two people. */
  declare state: 'open' | 'different';
  declare foundAt: Date;
  declare decidedById: number | null;
  declare decidedAt: Date | null;
}

/** Declares the table `duplicate_pairs`. */
export function declareDuplicatePair(sequelize: Sequelize): void {
  const pair = 'duplicate_pairs_first_id_second_id';
  DuplicatePair.init(
    {
      id: id(),
      firstId: unique(reference('people'), pair),
      secondId: unique(reference('people'), pair),
      score: whole(),
      reasons: json(),
      state: code(16),
      foundAt: instant(),
      decidedById: optional(reference('people')),
      decidedAt: optional(instant()),
    },
    table(sequelize, 'duplicate_pairs', [
      { name: 'duplicate_pairs_second_id', fields: ['second_id'] },
      { name: 'duplicate_pairs_state_score', fields: ['state', 'score'] },
    ]),
  );
}
