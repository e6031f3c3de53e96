/** Asks once more for the password of who is signed in, before what only she may have is given out. */
import { type Refusal, refuse } from '../../refusal.ts';
import { findPassword } from '../account.store.ts';
import { matchesPassword } from '../password.ts';

/** Null where it is hers. */
export async function checkOwnPassword(personId: number, password: string): Promise<Refusal | null> {
  const held = await findPassword(personId);
  const isHers = held !== null && (await matchesPassword(password, held.passwordHash));
  return isHers ? null : refuse('people.privacy.wrongPassword', {}, 'password');
}
