/** Gives a registered person a trainee's log-in under her phone number, inside the caller's unit of work. */
import type { Transaction } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { addAccount, hasAccount } from './account.store.ts';

/** What a new log-in is made from; the password is hashed before the unit of work begins. */
export interface NewAccount {
  readonly personId: number;
  readonly phone: string;
  readonly passwordHash: string;
  /** Last moment of a password that staff hands out; left out: she chose it herself. */
  readonly temporaryUntil?: Date;
  readonly now: Date;
}

/** Null when done, or a Refusal when she has a log-in already or the phone is another person's login. */
export async function openAccount(transaction: Transaction, account: NewAccount): Promise<Refusal | null> {
  const { personId, phone, passwordHash, now } = account;
  if (await hasAccount(personId, transaction)) return refuse('accounts.refusal.hasAccount');
  const added = await addAccount(transaction, {
    personId,
    login: phone,
    passwordHash,
    temporaryUntil: account.temporaryUntil ?? null,
    roles: ['trainee'],
    now,
  });
  return added ? null : refuse('accounts.refusal.loginTaken', {}, 'phone');
}
