/** `npm run keys:list`: every signing key with its purpose, state and fingerprint. */
import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { readSettings } from './config.ts';
import { openDatabase } from './db/connection.ts';
import { keyState } from './keys/keyState.ts';
import { findPublishedKeys } from './keys/signingKey.store.ts';
import { keyFingerprint } from './keys/signingKey.ts';

const sequelize = openDatabase(readSettings(process.env).databaseUrl);
const now = new Date();
for (const key of await findPublishedKeys()) {
  const publicKey = createPublicKey({ key: key.publicJwk as JsonWebKey, format: 'jwk' });
  const state = keyState(key, now).padEnd(8);
  const day = key.activeAt.toISOString().slice(0, 10);
  console.log(
    `${key.keyId.padEnd(22)} ${key.algorithm.padEnd(8)} ${state} from ${day}  ${keyFingerprint(publicKey)}`,
  );
}
await sequelize.close();
