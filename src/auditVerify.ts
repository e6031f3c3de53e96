/** `npm run audit:verify`: walks the audit trail and names the first broken entry; exit code 1 when there is one. */
import { readSettings } from './config.ts';
import { verifyAudit } from './db/audit.ts';
import { openDatabase } from './db/connection.ts';

const sequelize = openDatabase(readSettings(process.env).databaseUrl);
const { entries, broken } = await verifyAudit();
if (broken) {
  console.error(`Entry ${broken.sequence} is ${broken.reason}; the ${entries} entries before it are whole.`);
  process.exitCode = 1;
} else {
  console.log(`The audit trail is whole: ${entries} entries.`);
}
await sequelize.close();
