/** `npm run log:backfill`: enters certificates into the transparency log that are older than it. Running it twice is safe. */
import { backfillLog } from './certificates/backfillLog.action.ts';
import { readSettings } from './config.ts';
import { openDatabase } from './db/connection.ts';

const sequelize = openDatabase(readSettings(process.env).databaseUrl);
console.log(`${await backfillLog()} certificates were entered into the log.`);
await sequelize.close();
