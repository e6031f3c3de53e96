/** Makes the first log-in of an installation, which can then grant roles to others. */
import { randomBytes } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { addAccount } from './account.store.ts';
import { hashPassword } from './password.ts';
import { addStaffMember } from './person.store.ts';

/** The password of a new administrator (shown once), or a Refusal when the user name is taken. */
export async function createAdministrator(login: string, name: string, now: Date): Promise<string | Refusal> {
  const password = randomBytes(12).toString('base64url');
  const passwordHash = await hashPassword(password);
  const result = await unitOfWork(async (transaction) => {
    const personId = await addStaffMember(transaction, name, now);
    const account = { personId, login, passwordHash, temporaryUntil: null, roles: ['admin'] as const, now };
    if (!(await addAccount(transaction, account))) return refuse('accounts.administrator.taken');
    const change = {
      actorId: null,
      at: now,
      action: 'role.grant',
      subjectKind: 'person',
      subjectId: personId,
    };
    await audit(transaction, { ...change, after: { role: 'admin' } });
    return null;
  });
  return isRefusal(result) ? result : password;
}
