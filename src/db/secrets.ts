/** Holds the keys of personal data for this process, so that stores can seal and look up without passing keys on. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingError, type Settings } from '../config.ts';
import * as sealing from '../lib/sealing.ts';

let keys: sealing.SealingKeys | null = null;

/**
 * Takes the application key from the settings, or from `app.key` in the data folder, which is made on first use.
 * @throws SettingError when the key file can't be read or is no key.
 */
export function openSecrets(settings: Pick<Settings, 'appKey' | 'dataFolder'>): void {
  keys = sealing.deriveKeys(Buffer.from(settings.appKey ?? keyFile(settings.dataFolder), 'hex'));
}

/** Encrypts a personal text for storage. */
export function seal(text: string): string {
  return sealing.seal(held(), text);
}

/** Decrypts a stored personal text. */
export function unseal(box: string): string {
  return sealing.unseal(held(), box);
}

/** The keyed hash under which a normalised personal text is found. */
export function lookupHash(text: string): string {
  return sealing.lookupHash(held(), text);
}

function keyFile(folder: string): string {
  const path = join(folder, 'app.key');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(path))
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  const key = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-fA-F]{64}$/.test(key))
    throw new SettingError(`APP_KEY: ${path} is not a key of 64 hexadecimal digits.`);
  return key;
}

function held(): sealing.SealingKeys {
  if (!keys) throw new Error('Secrets are used before they are opened.');
  return keys;
}
