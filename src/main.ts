/** Starts the server: settings, database, migrations, demonstration data on the first start, then listens. */
import { readSettings, SettingError } from './config.ts';
import { start } from './server.ts';

try {
  const server = await start(readSettings(process.env));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void server.stop());
} catch (error) {
  if (!(error instanceof SettingError)) throw error;
  console.error(`jieti: ${error.message}`);
  process.exit(1);
}
