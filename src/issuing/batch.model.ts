/** Batches of certificates and their rows. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, json, lengths, optional, reference, text, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { AwardDraft } from './awardDraft.ts';
import type { BatchSource, BatchState } from './batchState.ts';
import type { RowReason, RowState } from './splitBatch.ts';

/** One batch. */
export class CertificateBatch extends Model<
  InferAttributes<CertificateBatch>,
  InferCreationAttributes<CertificateBatch>
> {
  declare id: CreationOptional<number>;
  declare title: string;
  declare sourceKind: BatchSource;
  /** The class, exam or event; null for a file. */
  declare sourceId: number | null;
  declare state: BatchState;
  /** people.id of who made it and issues. */
  declare actorId: number;
  declare createdAt: Date;
  declare startedAt: Date | null;
  declare finishedAt: Date | null;
  /** Name of the instance's claim that is at work, and until when it holds. */
  declare lease: string | null;
  declare leasedUntil: Date | null;
}

/** Declares the table `certificate_batches`. */
export function declareCertificateBatch(sequelize: Sequelize): void {
  CertificateBatch.init(
    {
      id: id(),
      title: text(lengths.title),
      sourceKind: code(16),
      sourceId: optional(whole()),
      state: code(16),
      actorId: reference('people'),
      createdAt: instant(),
      startedAt: optional(instant()),
      finishedAt: optional(instant()),
      lease: optional(code()),
      leasedUntil: optional(instant()),
    },
    table(sequelize, 'certificate_batches', [
      { name: 'certificate_batches_title', fields: ['title'] },
      { name: 'certificate_batches_created_at', fields: ['created_at'] },
      { name: 'certificate_batches_state', fields: ['state'] },
    ]),
  );
}

/** One person of a batch. */
export class CertificateBatchRow extends Model<
  InferAttributes<CertificateBatchRow>,
  InferCreationAttributes<CertificateBatchRow>
> {
  declare id: CreationOptional<number>;
  declare batchId: number;
  /** From 1, as in the file or list. */
  declare position: number;
  declare personId: number | null;
  declare holderName: string;
  declare award: AwardDraft | null;
  declare state: RowState;
  declare reason: RowReason | null;
  /** What the reason names: the words or characters at fault. */
  declare detail: string | null;
  declare certificateId: number | null;
}

/** Declares the table `certificate_batch_rows`. */
export function declareCertificateBatchRow(sequelize: Sequelize): void {
  const position = 'certificate_batch_rows_batch_id_position';
  CertificateBatchRow.init(
    {
      id: id(),
      batchId: unique(reference('certificate_batches'), position),
      position: unique(whole(), position),
      personId: optional(reference('people')),
      holderName: text(lengths.name),
      award: optional(json()),
      state: code(16),
      reason: optional(code()),
      detail: optional(text(lengths.line)),
      certificateId: optional(reference('certificates')),
    },
    table(sequelize, 'certificate_batch_rows', [
      { name: 'certificate_batch_rows_batch_id_state', fields: ['batch_id', 'state'] },
    ]),
  );
}
