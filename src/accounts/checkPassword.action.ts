/** Proves who logs in. An unknown login costs as much time as a wrong password. */
import type { Actor } from '../policy.ts';
import { findActor, findCredentials } from './account.store.ts';
import { hashPassword, matchesPassword } from './password.ts';

let decoy: Promise<string> | null = null;

/** The person with this login and password, or null. */
export async function checkPassword(
  login: string,
  password: string,
  now = new Date(),
): Promise<Actor | null> {
  const credentials = await findCredentials(login, now);
  decoy ??= hashPassword('no account has this password');
  const matches = await matchesPassword(password, credentials?.passwordHash ?? (await decoy));
  return credentials && matches ? findActor(credentials.personId) : null;
}
