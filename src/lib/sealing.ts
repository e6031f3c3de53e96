/**
 * Encrypts short personal texts (ID numbers, phones) and makes the keyed hashes by which they are looked up.
 * AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D); HMAC-SHA-256 for look-ups; both keys are derived from
 * the one application key by HKDF (RFC 5869). Does not know where the key is kept.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** The two keys derived from the application key. */
export interface SealingKeys {
  readonly encryption: Buffer;
  readonly lookup: Buffer;
}

const nonceBytes = 12;
const tagBytes = 16;

/** Derives both keys from the 32-byte application key. */
export function deriveKeys(applicationKey: Buffer): SealingKeys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', applicationKey, 'jieti', purpose, 32));
  return { encryption: derive('encryption'), lookup: derive('lookup') };
}

/** Encrypts a text; the result is base64 of nonce, tag and ciphertext. */
export function seal(keys: SealingKeys, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keys.encryption, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/**
 * Decrypts what `seal` made.
 * @throws when the key is another one or a bit was changed.
 */
export function unseal(keys: SealingKeys, box: string): string {
  const bytes = Buffer.from(box, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keys.encryption, bytes.subarray(0, nonceBytes));
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString(
    'utf8',
  );
}

/** The keyed hash (hex) of a normalised text, for equality look-ups without decrypting. */
export function lookupHash(keys: SealingKeys, text: string): string {
  return createHmac('sha256', keys.lookup).update(text, 'utf8').digest('hex');
}
