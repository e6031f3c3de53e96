/** The append-only audit trail, and the single row that serialises appends to it. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, instant, longText, optional, unique, whole } from './columns.ts';
import { table } from './table.ts';

/** One change: who, when, what, before and after, chained to the entry before it. */
export class AuditEntry extends Model<InferAttributes<AuditEntry>, InferCreationAttributes<AuditEntry>> {
  declare id: CreationOptional<number>;
  /** 1, 2, 3, … without gaps. */
  declare sequence: number;
  declare at: Date;
  /** people.id of who did it; null: the system itself. */
  declare actorId: number | null;
  declare action: string;
  declare subjectKind: string;
  declare subjectId: string;
  /** Canonical JSON, or null. */
  declare before: string | null;
  declare after: string | null;
  declare previousHash: string;
  declare hash: string;
}

/** Declares the table `audit_entries`. */
export function declareAuditEntry(sequelize: Sequelize): void {
  AuditEntry.init(
    {
      id: { ...whole(), primaryKey: true, autoIncrement: true },
      sequence: unique(whole(), 'audit_entries_sequence'),
      at: instant(),
      actorId: optional(whole()),
      action: code(),
      subjectKind: code(),
      subjectId: code(),
      before: optional(longText()),
      after: optional(longText()),
      previousHash: code(),
      hash: code(),
    },
    table(sequelize, 'audit_entries', [
      { name: 'audit_entries_subject', fields: ['subject_kind', 'subject_id'] },
      { name: 'audit_entries_action', fields: ['action'] },
      { name: 'audit_entries_subject_kind_sequence', fields: ['subject_kind', 'sequence'] },
    ]),
  );
}

/** The last entry's sequence and hash; locked by each append. */
export class AuditHead extends Model<InferAttributes<AuditHead>, InferCreationAttributes<AuditHead>> {
  declare id: number;
  declare sequence: number;
  declare hash: string;
}

/** Declares the table `audit_heads`. */
export function declareAuditHead(sequelize: Sequelize): void {
  AuditHead.init(
    { id: { ...whole(), primaryKey: true }, sequence: whole(), hash: code() },
    table(sequelize, 'audit_heads'),
  );
}
