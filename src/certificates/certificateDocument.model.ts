/** The frozen PDFs of certificates, and the queue of those that wait to be made. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { bytes, code, id, instant, optional, reference, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** One frozen PDF: its bytes here, or where they are. */
export class CertificateDocument extends Model<
  InferAttributes<CertificateDocument>,
  InferCreationAttributes<CertificateDocument>
> {
  declare id: CreationOptional<number>;
  declare certificateId: number;
  /** Of the bytes, hexadecimal. */
  declare sha256: string;
  /** In bytes. */
  declare size: number;
  declare bytes: Buffer | null;
  /** `folder:<key>` or `s3:<key>`; null: in `bytes`. */
  declare location: string | null;
  /** Which key signed it; null for documents from before signing. */
  declare keyId: string | null;
  declare frozenAt: Date;
}

/** Declares the table `certificate_documents`. */
export function declareCertificateDocument(sequelize: Sequelize): void {
  CertificateDocument.init(
    {
      id: id(),
      certificateId: unique(reference('certificates'), 'certificate_documents_certificate_id'),
      sha256: code(64),
      size: whole(),
      bytes: optional(bytes()),
      location: optional(code(255)),
      keyId: optional(code()),
      frozenAt: instant(),
    },
    table(sequelize, 'certificate_documents'),
  );
}

/** A certificate whose PDF is still to be made. */
export class DueDocument extends Model<InferAttributes<DueDocument>, InferCreationAttributes<DueDocument>> {
  declare id: CreationOptional<number>;
  declare certificateId: number;
  /** From when it may be taken; a claim or a failure moves it on. */
  declare dueAt: Date;
  declare attempts: CreationOptional<number>;
  /** Who is making it now. */
  declare claim: CreationOptional<string | null>;
}

/** Declares the table `due_documents`. */
export function declareDueDocument(sequelize: Sequelize): void {
  DueDocument.init(
    {
      id: id(),
      certificateId: unique(reference('certificates'), 'due_documents_certificate_id'),
      dueAt: instant(),
      attempts: { ...whole(), defaultValue: 0 },
      claim: optional(code()),
    },
    table(sequelize, 'due_documents', [
      { name: 'due_documents_due_at', fields: ['due_at'] },
      { name: 'due_documents_claim', fields: ['claim'] },
    ]),
  );
}
