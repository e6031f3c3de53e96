/** Keeps checked rows until they are confirmed, then imports all of them in one unit of work, once. */
import { randomBytes } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { seal, unseal } from '../db/secrets.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { CheckedRow, ImportRow } from './importRows.ts';
import { addImport, closeImport, lockImport } from './peopleImport.store.ts';
import { registerPerson } from './registerPerson.action.ts';

const lifetime = 60 * 60_000;

/** Keeps the rows for an hour; returns the token of the confirmation. */
export async function keepImport(rows: readonly CheckedRow[], actorId: number, now: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const rowsSealed = Buffer.from(seal(JSON.stringify(rows.map(({ row }) => row))), 'base64');
  await unitOfWork((transaction) => addImport(transaction, { token, actorId, rowsSealed, createdAt: now }));
  return token;
}

/** Imports the kept rows; how many people are new. */
export function confirmImport(token: string, actorId: number, now: Date): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const kept = await lockImport(transaction, token, actorId);
    if (!kept?.rowsSealed || now.getTime() - kept.createdAt.getTime() > lifetime)
      return refuse('accounts.import.expired');
    const rows = JSON.parse(unseal(kept.rowsSealed.toString('base64'))) as ImportRow[];
    let added = 0;
    for (const row of rows) {
      const person = await registerPerson(transaction, { ...row, consentVersion: null, now });
      if (isRefusal(person)) return person;
      if (person.isNew) added += 1;
    }
    await closeImport(transaction, kept.id, now);
    await audit(transaction, {
      actorId,
      at: now,
      action: 'people.import',
      subjectKind: 'peopleImport',
      subjectId: kept.id,
      after: { rows: rows.length, added },
    });
    return added;
  });
}
