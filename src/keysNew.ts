/**
 * `npm run keys:new -- --purpose document|credential|payload|log`: adds a signing key. Options: `--from <time>` publishes
 * it now and signs with it later; `--lost <key id>` declares that key lost instead; `--key <file>` with
 * `--certificate <file>` takes in a key of one's own.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readSettings } from './config.ts';
import { openDatabase } from './db/connection.ts';
import { openSecrets } from './db/secrets.ts';
import { translator } from './i18n/translate.ts';
import { addSigningKey } from './keys/addSigningKey.action.ts';
import { readImportedKey } from './keys/importedKey.ts';
import { findKey } from './keys/signingKey.store.ts';
import { type KeyPurpose, keyPurposes } from './keys/signingKey.ts';
import { loseSigningKey } from './keys/stopSigningKey.action.ts';
import { isRefusal } from './refusal.ts';

const usage = `Usage: npm run keys:new -- --purpose ${keyPurposes.join('|')} [--from 2027-01-01T00:00:00Z]
       npm run keys:new -- --purpose document --key key.pem --certificate certificate.pem
       npm run keys:new -- --lost document-2026-1`;
const text = { type: 'string' } as const;
const options = { purpose: text, from: text, lost: text, key: text, certificate: text };

try {
  await run(parseArgs({ options }).values);
} catch (error) {
  console.error(`jieti: ${(error as Error).message}\n${usage}`);
  process.exitCode = 1;
}

async function run(given: Partial<Record<keyof typeof options, string>>): Promise<void> {
  const settings = readSettings(process.env);
  openSecrets(settings);
  const sequelize = openDatabase(settings.databaseUrl);
  try {
    console.log(
      await (given.lost ? lose(given.lost, settings.organisation) : add(given, settings.organisation)),
    );
  } finally {
    await sequelize.close();
  }
}

async function lose(keyId: string, organisation: string): Promise<string> {
  if (!(await findKey(keyId))) throw new Error(`There is no key ${keyId}.`);
  const result = await loseSigningKey({ keyId, actorId: null, at: new Date() }, organisation);
  if (isRefusal(result)) throw new Error(translator('en')(result.key, result.params));
  const next = result.successor ? `${result.successor} signs from now on.` : 'Another key signs already.';
  return `${keyId} is declared lost; what it signed still verifies. ${next}`;
}

async function add(
  given: Partial<Record<keyof typeof options, string>>,
  organisation: string,
): Promise<string> {
  const purpose = keyPurposes.find((one) => one === given.purpose);
  if (!purpose) throw new Error('Which purpose?');
  const at = new Date();
  const activeAt = given.from ? new Date(given.from) : at;
  if (Number.isNaN(activeAt.getTime()) || activeAt < at) throw new Error('--from must be a time to come.');
  const imported = given.key ? importKey(purpose, given.key, given.certificate ?? null, at) : null;
  if (!given.key && given.certificate) throw new Error('--certificate needs --key.');
  const key = await addSigningKey({ purpose, organisation, actorId: null, at, activeAt, imported });
  return `${key.keyId} (${key.algorithm}) signs from ${activeAt.toISOString()}; the key before it stays published.`;
}

function importKey(purpose: KeyPurpose, key: string, certificate: string | null, at: Date) {
  const result = readImportedKey(
    purpose,
    readFileSync(key, 'utf8'),
    certificate && readFileSync(certificate, 'utf8'),
    at,
  );
  if (!result.ok) throw new Error(translator('en')(`keys.fault.${result.fault}`));
  return result;
}
