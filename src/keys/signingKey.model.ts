/** Signing keys: public for ever, the private half sealed with the application key until it is destroyed. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, json, longText, optional, unique } from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { KeyAlgorithm, KeyPurpose, PublicJwk } from './signingKey.ts';

/** One key. */
export class SigningKeyRow extends Model<
  InferAttributes<SigningKeyRow>,
  InferCreationAttributes<SigningKeyRow>
> {
  declare id: CreationOptional<number>;
  declare purpose: KeyPurpose;
  declare keyId: string;
  declare algorithm: KeyAlgorithm;
  declare publicJwk: PublicJwk;
  /** PKCS #8 PEM, sealed; null once destroyed. */
  declare sealedKey: string | null;
  declare certificatePem: string | null;
  declare createdAt: Date;
  declare activeAt: Date;
  declare retiredAt: Date | null;
  declare lostAt: Date | null;
}

/** Declares the table `signing_keys`. */
export function declareSigningKey(sequelize: Sequelize): void {
  SigningKeyRow.init(
    {
      id: id(),
      purpose: code(16),
      keyId: unique(code(), 'signing_keys_key_id'),
      algorithm: code(16),
      publicJwk: json(),
      sealedKey: optional(longText()),
      certificatePem: optional(longText()),
      createdAt: instant(),
      activeAt: instant(),
      retiredAt: optional(instant()),
      lostAt: optional(instant()),
    },
    table(sequelize, 'signing_keys', [{ name: 'signing_keys_purpose', fields: ['purpose'] }]),
  );
}
