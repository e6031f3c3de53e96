/** Links by which a holder shows more of a certificate. The token is found by its keyed hash and kept sealed. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, flag, id, instant, longText, optional, reference, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** One link. */
export class CertificateShare extends Model<
  InferAttributes<CertificateShare>,
  InferCreationAttributes<CertificateShare>
> {
  declare id: CreationOptional<number>;
  declare certificateId: number;
  declare tokenHash: string;
  /** So that its holder can copy the link again. */
  declare tokenSealed: string;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare withdrawnAt: Date | null;
  /** Whether it shows her record of learning, too; null: it does not. */
  declare showsRecord: CreationOptional<boolean | null>;
  /** How often it was opened. */
  declare visits: number;
}

/** Declares the table `certificate_shares`. */
export function declareCertificateShare(sequelize: Sequelize): void {
  CertificateShare.init(
    {
      id: id(),
      certificateId: reference('certificates'),
      tokenHash: unique(code(), 'certificate_shares_token_hash'),
      tokenSealed: longText(),
      createdAt: instant(),
      expiresAt: instant(),
      withdrawnAt: optional(instant()),
      showsRecord: optional(flag()),
      visits: whole(),
    },
    table(sequelize, 'certificate_shares', [
      { name: 'certificate_shares_certificate_id', fields: ['certificate_id'] },
    ]),
  );
}
