/** `npm run retention`: shows what is older than it is to be kept; with `-- --apply`, deletes it. */
import { readSettings } from './config.ts';
import { openDatabase } from './db/connection.ts';
import { applyRetention, showRetention } from './ladders/people/applyRetention.action.ts';

const settings = readSettings(process.env);
const isApplied = process.argv.includes('--apply');
const sequelize = openDatabase(settings.databaseUrl);
const work = isApplied ? applyRetention : showRetention;
for (const { name, before, rows } of await work(settings.retention, new Date()))
  console.log(`${name.padEnd(16)} before ${before.toISOString().slice(0, 10)}  ${String(rows).padStart(8)}`);
console.log(
  isApplied ? 'Deleted; the audit trail says so.' : 'Nothing was deleted. Add -- --apply to delete it.',
);
await sequelize.close();
