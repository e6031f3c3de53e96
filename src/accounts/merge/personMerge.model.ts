/** Merges of people: which record went into which, and, sealed, all that is needed to undo it. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { id, instant, optional, reference, sealedText } from '../../db/columns.ts';
import { table } from '../../db/table.ts';

/** One merge. */
export class PersonMerge extends Model<InferAttributes<PersonMerge>, InferCreationAttributes<PersonMerge>> {
  declare id: CreationOptional<number>;
  /** The record that goes on. */
  declare winnerId: number;
  /** The record that ended; its row stays and points to the winner. */
  declare loserId: number;
  /** The steps taken (mergeSteps.ts), sealed; null once they can't be undone any more. */
  declare recordSealed: Buffer | null;
  declare mergedById: number;
  declare mergedAt: Date;
  declare undoneById: number | null;
  declare undoneAt: Date | null;
}

/** Declares the table `person_merges`. */
export function declarePersonMerge(sequelize: Sequelize): void {
  PersonMerge.init(
    {
      id: id(),
      winnerId: reference('people'),
      loserId: reference('people'),
      recordSealed: optional(sealedText()),
      mergedById: reference('people'),
      mergedAt: instant(),
      undoneById: optional(reference('people')),
      undoneAt: optional(instant()),
    },
    table(sequelize, 'person_merges', [
      { name: 'person_merges_winner_id', fields: ['winner_id'] },
      { name: 'person_merges_loser_id', fields: ['loser_id'] },
    ]),
  );
}
