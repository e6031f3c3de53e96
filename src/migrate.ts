/**
 * `npm run migrate`: applies pending migrations, enters certificates that are older than the transparency log into it,
 * and exits. Run once before several instances start.
 */
import { backfillLog } from './certificates/backfillLog.action.ts';
import { readSettings, SettingError } from './config.ts';
import { openDatabase } from './db/connection.ts';
import { migrate } from './db/migrate.ts';

try {
  const sequelize = openDatabase(readSettings(process.env).databaseUrl);
  const applied = await migrate(sequelize);
  for (const name of applied) console.log(`applied ${name}`);
  console.log(`${applied.length} migrations applied`);
  const older = applied.length > 0 ? await backfillLog() : 0;
  if (older > 0) console.log(`${older} certificates were entered into the transparency log`);
  await sequelize.close();
} catch (error) {
  const reason = error instanceof SettingError ? error.message : `DATABASE_URL: ${(error as Error).message}`;
  console.error(`jieti: ${reason}`);
  process.exitCode = 1;
}
