/** Keeps checked rows until they are confirmed, then imports all of them in one unit of work, once. */
import { randomBytes } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { seal, unseal } from '../db/secrets.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { CheckedRow } from './importCheck.ts';
import {
  addImport,
  closeImport,
  deleteUnconfirmed,
  findImport,
  type KeptImport,
  lockImport,
} from './peopleImport.store.ts';
import { registerPerson } from './registerPerson.action.ts';

const lifetime = 60 * 60_000;

/** Keeps the checked rows for an hour; returns the token under which they are confirmed or reported. */
export async function keepImport(rows: readonly CheckedRow[], actorId: number, now: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const rowsSealed = Buffer.from(seal(JSON.stringify(rows)), 'base64');
  await unitOfWork((transaction) => addImport(transaction, { token, actorId, rowsSealed, createdAt: now }));
  return token;
}

/** Imports the kept rows; how many people are new. */
export function confirmImport(token: string, actorId: number, now: Date): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const kept = await lockImport(transaction, token, actorId);
    const rows = kept && unpack(kept, now);
    if (!rows) return refuse('accounts.import.expired');
    if (rows.some(({ outcome }) => outcome === 'error')) return refuse('accounts.import.nothing');
    let added = 0;
    for (const { row } of rows) {
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

/** The kept rows for their report, or null when they were imported or the hour is over. */
export async function getReport(token: string, actorId: number, now: Date): Promise<CheckedRow[] | null> {
  const kept = await findImport(token, actorId);
  return kept && unpack(kept, now);
}

/** Forgets imports that nobody confirmed within the hour; returns how many. */
export function forgetImports(now: Date): Promise<number> {
  return deleteUnconfirmed(new Date(now.getTime() - lifetime));
}

function unpack({ rowsSealed, createdAt }: KeptImport, now: Date): CheckedRow[] | null {
  if (!rowsSealed || now.getTime() - createdAt.getTime() > lifetime) return null;
  return JSON.parse(unseal(rowsSealed.toString('base64'))) as CheckedRow[];
}
