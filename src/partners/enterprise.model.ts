/** Enterprises, and the people who act for them. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, flag, id, instant, lengths, reference, text, unique } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** `closed`: its keys and webhooks stand still. */
export type EnterpriseState = 'active' | 'closed';

/** One enterprise. */
export class Enterprise extends Model<InferAttributes<Enterprise>, InferCreationAttributes<Enterprise>> {
  declare id: CreationOptional<number>;
  declare name: string;
  /** GB 32100-2015, standard form. */
  declare creditCode: string;
  declare state: EnterpriseState;
  declare createdAt: Date;
}

/** Declares the table `enterprises`. */
export function declareEnterprise(sequelize: Sequelize): void {
  Enterprise.init(
    {
      id: id(),
      name: text(lengths.title),
      creditCode: unique(code(18), 'enterprises_credit_code'),
      state: code(16),
      createdAt: instant(),
    },
    table(sequelize, 'enterprises', [
      { name: 'enterprises_state', fields: ['state'] },
      { name: 'enterprises_created_at', fields: ['created_at'] },
      { name: 'enterprises_name', fields: ['name'] },
    ]),
  );
}

/** A person who acts for an enterprise; nobody acts for two. */
export class EnterpriseMember extends Model<
  InferAttributes<EnterpriseMember>,
  InferCreationAttributes<EnterpriseMember>
> {
  declare id: CreationOptional<number>;
  declare enterpriseId: number;
  declare personId: number;
  /** Whom staff call. */
  declare isContact: boolean;
  declare addedAt: Date;
}

/** Declares the table `enterprise_members`. */
export function declareEnterpriseMember(sequelize: Sequelize): void {
  EnterpriseMember.init(
    {
      id: id(),
      enterpriseId: reference('enterprises'),
      personId: unique(reference('people'), 'enterprise_members_person_id'),
      isContact: flag(),
      addedAt: instant(),
    },
    table(sequelize, 'enterprise_members', [
      { name: 'enterprise_members_enterprise_id', fields: ['enterprise_id'] },
    ]),
  );
}
