/** The options that every model shares. */
import type { InitOptions, Model, Sequelize } from 'sequelize';

/** Binds a model to a table name, with snake_case columns and no implicit timestamps. */
export function table<M extends Model>(
  sequelize: Sequelize,
  tableName: string,
  indexes: InitOptions<M>['indexes'] = [],
): InitOptions<M> {
  return { sequelize, tableName, indexes, underscored: true, timestamps: false, freezeTableName: true };
}
