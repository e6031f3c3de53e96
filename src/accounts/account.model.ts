/** Log-ins and the roles of those who have one. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, lengths, optional, reference, text, unique } from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { Role } from '../policy.ts';

/** A person's log-in. The login (phone or user name) is kept as a keyed hash. */
export class Account extends Model<InferAttributes<Account>, InferCreationAttributes<Account>> {
  declare id: CreationOptional<number>;
  declare personId: number;
  declare loginHash: string;
  /** scrypt parameters, salt and hash as one text. */
  declare passwordHash: string;
  declare disabledAt: Date | null;
  /** Last moment of a password that staff handed out; null: she chose it herself. */
  declare temporaryUntil: CreationOptional<Date | null>;
  declare createdAt: Date;
}

/** Declares the table `accounts`. */
export function declareAccount(sequelize: Sequelize): void {
  Account.init(
    {
      id: id(),
      personId: unique(reference('people'), 'accounts_person_id'),
      loginHash: unique(code(), 'accounts_login_hash'),
      passwordHash: text(lengths.line),
      disabledAt: optional(instant()),
      temporaryUntil: optional(instant()),
      createdAt: instant(),
    },
    table(sequelize, 'accounts'),
  );
}

/** One role of one person. */
export class AccountRole extends Model<InferAttributes<AccountRole>, InferCreationAttributes<AccountRole>> {
  declare id: CreationOptional<number>;
  declare personId: number;
  declare role: Role;
}

/** Declares the table `account_roles`. */
export function declareAccountRole(sequelize: Sequelize): void {
  AccountRole.init(
    {
      id: id(),
      personId: unique(reference('people'), 'account_roles_person_id_role'),
      role: unique(code(16), 'account_roles_person_id_role'),
    },
    table(sequelize, 'account_roles', [
      { name: 'account_roles_role_person_id', fields: ['role', 'person_id'] },
    ]),
  );
}
