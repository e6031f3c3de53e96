/**
 * Password hashes by scrypt (RFC 7914) with N = 2^15, r = 8, p = 1 (OWASP's advice with 32 MiB), stored with their
 * parameters so that they can be raised later.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Lanes } from '../lib/lanes.ts';

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const keyBytes = 32;

/**
 * Half of Node's four helper threads: SQLite's queries run on them, too, and must not stand behind hundreds of hashes
 * when a hall signs up at once; those who came first are done first.
 */
const lanes = new Lanes(2);

/** Shortest password accepted. */
export const passwordMinimum = 8;

/** Hashes a password with a fresh salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Whether this password made that hash; in constant time. */
export async function matchesPassword(password: string, hash: string): Promise<boolean> {
  const [name, N, r, p, salt, key] = hash.split('$');
  if (name !== 'scrypt' || !salt || !key) return false;
  const expected = Buffer.from(key, 'base64');
  const options = { N: Number(N), r: Number(r), p: Number(p), maxmem: cost.maxmem };
  return timingSafeEqual(expected, await derive(password, Buffer.from(salt, 'base64'), options));
}

function derive(password: string, salt: Buffer, options: typeof cost = cost): Promise<Buffer> {
  const work = () =>
    new Promise<Buffer>((resolve, reject) => {
      scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) =>
        error ? reject(error) : resolve(key),
      );
    });
  return lanes.run(work);
}
