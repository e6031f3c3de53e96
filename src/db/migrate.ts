/** Brings the database to the newest schema. One process migrates before any other starts. */
import { fileURLToPath } from 'node:url';
import type { QueryInterface, Sequelize } from 'sequelize';
import { SequelizeStorage, Umzug } from 'umzug';

/** One schema change: only creates tables, adds columns or indexes, or drops tables. */
export type Migration = (queryInterface: QueryInterface) => Promise<void>;

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** Applies every pending migration and returns their names. */
export async function migrate(sequelize: Sequelize): Promise<string[]> {
  const applied = await migrator(sequelize).up();
  return applied.map(({ name }) => name);
}

/** The names of the migrations that this database still lacks. */
export async function pendingMigrations(sequelize: Sequelize): Promise<string[]> {
  const pending = await migrator(sequelize).pending();
  return pending.map(({ name }) => name);
}

function migrator(sequelize: Sequelize): Umzug<QueryInterface> {
  return new Umzug({
    migrations: {
      glob: ['*.ts', { cwd: folder }],
      resolve: ({ name, path, context }) => ({
        name,
        up: async () => {
          const { up } = (await import(String(path))) as { up: Migration };
          await up(context);
        },
      }),
    },
    context: sequelize.getQueryInterface(),
    storage: new SequelizeStorage({ sequelize, tableName: 'schema_migrations' }),
    logger: undefined,
  });
}
