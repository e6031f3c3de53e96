/** What invigilators allow and grant, and what happened while a candidate sat. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, lengths, optional, reference, text, unique, whole } from '../../db/columns.ts';
import { table } from '../../db/table.ts';
import type { SittingEventKind } from './sittingEvent.ts';

/** Extra time that someone has in an exam, for a reason of hers. */
export class SittingAllowance extends Model<
  InferAttributes<SittingAllowance>,
  InferCreationAttributes<SittingAllowance>
> {
  declare id: CreationOptional<number>;
  declare examId: number;
  declare personId: number;
  /** Of the exam's minutes, 0 … 200. */
  declare extraPercent: number;
  declare reason: string;
  declare setById: number;
  declare setAt: Date;
}

/** Declares the table `sitting_allowances`. */
export function declareSittingAllowance(sequelize: Sequelize): void {
  const pair = 'sitting_allowances_exam_id_person_id';
  SittingAllowance.init(
    {
      id: id(),
      examId: unique(reference('exams'), pair),
      personId: unique(reference('people'), pair),
      extraPercent: whole(),
      reason: text(lengths.title),
      setById: reference('people'),
      setAt: instant(),
    },
    table(sequelize, 'sitting_allowances', [
      { name: 'sitting_allowances_person_id', fields: ['person_id'] },
      { name: 'sitting_allowances_set_by_id', fields: ['set_by_id'] },
    ]),
  );
}

/** One thing that happened while someone sat: a fact, no verdict. */
export class SittingEvent extends Model<
  InferAttributes<SittingEvent>,
  InferCreationAttributes<SittingEvent>
> {
  declare id: CreationOptional<number>;
  declare sittingId: number;
  declare kind: SittingEventKind;
  /** Granted; null for other kinds. */
  declare minutes: number | null;
  declare reason: string | null;
  /** Staff who did it; null: the candidate's page, or the server. */
  declare actorId: number | null;
  declare at: Date;
}

/** Declares the table `sitting_events`. */
export function declareSittingEvent(sequelize: Sequelize): void {
  SittingEvent.init(
    {
      id: id(),
      sittingId: reference('sittings'),
      kind: code(16),
      minutes: optional(whole()),
      reason: optional(text(lengths.title)),
      actorId: optional(reference('people')),
      at: instant(),
    },
    table(sequelize, 'sitting_events', [
      { name: 'sitting_events_sitting_id_at', fields: ['sitting_id', 'at'] },
      { name: 'sitting_events_actor_id', fields: ['actor_id'] },
    ]),
  );
}
