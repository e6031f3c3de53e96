/** Records a certificate of another issuer, and lets a second person confirm or reject it. */
import { randomBytes } from 'node:crypto';
import { findPersonByWorkerNumber } from '../accounts/person.store.ts';
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { addExternal, decideExternal, type ExternalRow, lockExternal } from './externalCertificate.store.ts';
import { type ExternalKind, isExternalNumber, normaliseExternalNumber } from './externalNumber.ts';
import { objectionToDecision } from './externalState.ts';
import { scanTypeOf } from './scanType.ts';

/** What is on the paper, as typed. */
export interface ExternalEntry {
  readonly kind: ExternalKind;
  readonly number: string;
  readonly holderName: string;
  /** Her number in the register of workers; null: not linked. */
  readonly workerNumber: string | null;
  readonly title: string;
  readonly level: string | null;
  readonly issuerName: string;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
}

/** Records it and gives its id; a Refusal where number, person or scan are not what they should be. */
export async function recordExternal(
  entry: ExternalEntry,
  scan: Buffer | null,
  { actorId, now }: { actorId: number; now: Date },
): Promise<number | Refusal> {
  const { workerNumber, ...facts } = entry;
  const number = normaliseExternalNumber(entry.number);
  if (!isExternalNumber(entry.kind, number))
    return refuse(`external.refusal.number.${entry.kind}`, {}, 'number');
  const type = scan && scanTypeOf(scan);
  if (scan && !type) return refuse('external.refusal.scan', {}, 'scan');
  const holder = workerNumber === null ? null : await findHolder(workerNumber, entry.holderName);
  if (isRefusal(holder)) return holder;
  const token = newExternalToken();
  const blank = { state: 'recorded', checkedBy: null, checkedAt: null, checkNote: null } as const;
  const row = { ...facts, ...blank, number, token, personId: holder, recordedBy: actorId, recordedAt: now };
  return unitOfWork(async (transaction) => {
    const id = await addExternal(transaction, row, scan && type ? { type, bytes: scan } : null);
    if (id === null) return refuse('external.refusal.known', {}, 'number');
    const subject = { subjectKind: 'externalCertificate', subjectId: id };
    const after = { kind: entry.kind, number };
    await audit(transaction, { actorId, at: now, action: 'externalCertificate.record', ...subject, after });
    return id;
  });
}

/** Draws the token of our page about a recorded certificate: shaped as every other token, 130 bits. */
export function newExternalToken(): string {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
  return Array.from(randomBytes(26), (byte) => alphabet.charAt(byte % 32)).join('');
}

async function findHolder(workerNumber: string, name: string): Promise<number | Refusal> {
  const person = await findPersonByWorkerNumber(workerNumber);
  if (!person) return refuse('external.refusal.unknownWorker', {}, 'workerNumber');
  return person.name === name ? person.id : refuse('external.refusal.otherName', {}, 'workerNumber');
}

/** Confirms or rejects; a Refusal where it is decided already, or by the one who recorded it. */
export function decide(
  externalId: number,
  decision: { state: 'checked' | 'rejected'; note: string; actorId: number; now: Date },
): Promise<ExternalRow | Refusal> {
  return unitOfWork(async (transaction) => {
    const { state, note, actorId, now } = decision;
    const entry = await lockExternal(transaction, externalId);
    if (!entry) throw new Error('The recorded certificate is gone.');
    const objection = objectionToDecision(entry, actorId);
    if (objection) return refuse(`external.refusal.${objection}`);
    await decideExternal(transaction, externalId, {
      state,
      checkedBy: actorId,
      checkedAt: now,
      checkNote: note,
    });
    await audit(transaction, {
      actorId,
      at: now,
      action: `externalCertificate.${state === 'checked' ? 'confirm' : 'reject'}`,
      subjectKind: 'externalCertificate',
      subjectId: externalId,
      before: { state: entry.state },
      after: { state },
    });
    return { ...entry, state };
  });
}
