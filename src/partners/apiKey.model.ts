/** API keys, and how much of their quotas has been used. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, lengths, optional, reference, text, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** One key; the secret itself is not kept. */
export class ApiKey extends Model<InferAttributes<ApiKey>, InferCreationAttributes<ApiKey>> {
  declare id: CreationOptional<number>;
  declare enterpriseId: number;
  /** What its owner calls it. */
  declare name: string;
  /** The first characters, to tell keys apart. */
  declare beginning: string;
  /** SHA-256 of the key. */
  declare hash: string;
  /** The same for a key and its successors: they share their quotas. */
  declare family: string;
  /** Separated by spaces. */
  declare scopes: string;
  declare perMinute: number;
  declare perDay: number;
  declare createdAt: Date;
  declare createdBy: number | null;
  /** Its last moment, once a successor exists. */
  declare endsAt: Date | null;
  declare withdrawnAt: Date | null;
  declare lastUsedAt: Date | null;
}

/** Declares the table `api_keys`. */
export function declareApiKey(sequelize: Sequelize): void {
  ApiKey.init(
    {
      id: id(),
      enterpriseId: reference('enterprises'),
      name: text(lengths.name),
      beginning: code(16),
      hash: unique(code(), 'api_keys_hash'),
      family: code(32),
      scopes: code(),
      perMinute: whole(),
      perDay: whole(),
      createdAt: instant(),
      createdBy: optional(reference('people')),
      endsAt: optional(instant()),
      withdrawnAt: optional(instant()),
      lastUsedAt: optional(instant()),
    },
    table(sequelize, 'api_keys', [
      { name: 'api_keys_name', fields: ['name'] },
      { name: 'api_keys_per_minute', fields: ['per_minute'] },
      { name: 'api_keys_per_day', fields: ['per_day'] },
      { name: 'api_keys_last_used_at', fields: ['last_used_at'] },
      { name: 'api_keys_enterprise_id', fields: ['enterprise_id'] },
      { name: 'api_keys_created_at', fields: ['created_at'] },
    ]),
  );
}

/** What a family of keys used on one day of the city. */
export class ApiUsage extends Model<InferAttributes<ApiUsage>, InferCreationAttributes<ApiUsage>> {
  declare id: CreationOptional<number>;
  declare family: string;
  declare enterpriseId: number;
  /** YYYY-MM-DD */
  declare day: string;
  declare dayCount: number;
  declare minuteCount: number;
  /** Minutes since 1970 that `minuteCount` is of. */
  declare minute: number;
}

/** Declares the table `api_usages`. */
export function declareApiUsage(sequelize: Sequelize): void {
  ApiUsage.init(
    {
      id: id(),
      family: unique(code(32), 'api_usages_family_day'),
      enterpriseId: reference('enterprises'),
      day: unique(code(10), 'api_usages_family_day'),
      dayCount: whole(),
      minuteCount: whole(),
      minute: whole(),
    },
    table(sequelize, 'api_usages', [
      { name: 'api_usages_enterprise_id_day', fields: ['enterprise_id', 'day'] },
    ]),
  );
}
