/** What organisers decided about completions against the rule, and why; the latest holds, the others are its history. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, lengths, reference, text } from '../../db/columns.ts';
import { table } from '../../db/table.ts';
import type { Decision } from './completion.ts';

/** One decision. */
export class CompletionDecision extends Model<
  InferAttributes<CompletionDecision>,
  InferCreationAttributes<CompletionDecision>
> {
  declare id: CreationOptional<number>;
  declare cohortId: number;
  declare personId: number;
  declare decision: Decision;
  declare reason: string;
  declare decidedById: number;
  declare decidedAt: Date;
}

/** Declares the table `completion_decisions`. */
export function declareCompletionDecision(sequelize: Sequelize): void {
  CompletionDecision.init(
    {
      id: id(),
      cohortId: reference('cohorts'),
      personId: reference('people'),
      decision: code(16),
      reason: text(lengths.line),
      decidedById: reference('people'),
      decidedAt: instant(),
    },
    table(sequelize, 'completion_decisions', [
      { name: 'completion_decisions_cohort_id_person_id', fields: ['cohort_id', 'person_id'] },
      { name: 'completion_decisions_person_id', fields: ['person_id'] },
    ]),
  );
}
