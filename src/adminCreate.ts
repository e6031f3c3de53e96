/** `npm run admin:create -- <user name> "<full name>"`: makes an administrator and prints the password once. */
import { createAdministrator } from './accounts/createAdministrator.action.ts';
import { readSettings } from './config.ts';
import { openDatabase } from './db/connection.ts';
import { openSecrets } from './db/secrets.ts';
import { translator } from './i18n/translate.ts';
import { isRefusal } from './refusal.ts';

const [login, name] = process.argv.slice(2);
if (!login || !name) {
  console.error('Usage: npm run admin:create -- <user name> "<full name>"');
  process.exitCode = 1;
} else {
  const settings = readSettings(process.env);
  openSecrets(settings);
  const sequelize = openDatabase(settings.databaseUrl);
  const result = await createAdministrator(login, name, new Date());
  if (isRefusal(result)) {
    console.error(`jieti: ${translator('en')(result.key, result.params)}`);
    process.exitCode = 1;
  } else console.log(`${login} can log in with the password ${result}`);
  await sequelize.close();
}
