/** Opens the one database of this process and gives it to stores and models. */
import { Sequelize } from 'sequelize';
import { connectionOptions, prepareConnections } from './dialect.ts';
import { declareModels } from './models.ts';
import { guardStrays } from './unitOfWork.ts';

let opened: Sequelize | null = null;

/** Opens the database, binds every model to it and guards it against queries outside their transaction. */
export function openDatabase(url: string): Sequelize {
  const { url: address, ...options } = connectionOptions(url);
  const sequelize = new Sequelize(address, { ...options, logging: false });
  prepareConnections(sequelize);
  declareModels(sequelize);
  guardStrays(sequelize);
  opened = sequelize;
  return sequelize;
}

/**
 * The open database.
 * @throws when it is used before `openDatabase`.
 */
export function database(): Sequelize {
  if (!opened) throw new Error('The database is used before it is opened.');
  return opened;
}
