/** Records a certificate of another issuer, mends what was recorded, and lets a second person confirm or reject it. */
import { randomBytes } from 'node:crypto';
import { findPerson, findPersonByWorkerNumber } from '../accounts/person.store.ts';
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { drawToken } from '../lib/publicToken.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import {
  addExternal,
  decideExternal,
  type ExternalRow,
  lockExternal,
  updateExternal,
} from './externalCertificate.store.ts';
import { type ExternalKind, isExternalNumber, normaliseExternalNumber } from './externalNumber.ts';
import { objectionToDecision } from './externalState.ts';
import { isOurNumber } from './ourNumber.ts';
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
  const facts = await readEntry(entry, scan);
  if (isRefusal(facts)) return facts;
  const { sealable, ...row } = facts;
  const rest = { ...undecided, token: drawToken(randomBytes), recordedBy: actorId, recordedAt: now };
  return unitOfWork(async (transaction) => {
    const id = await addExternal(transaction, { ...row, ...rest }, sealable);
    if (id === null) return refuse('external.refusal.known', {}, 'number');
    const subject = { subjectKind: 'externalCertificate', subjectId: id };
    const after = { kind: row.kind, number: row.number };
    await audit(transaction, { actorId, at: now, action: 'externalCertificate.record', ...subject, after });
    return id;
  });
}

/**
 * Changes what is recorded, a scan only where one is given; then it has to be checked again, by somebody other than
 * who changed it, and until then the public does not find it.
 */
export async function changeExternal(
  externalId: number,
  { entry, scan }: { entry: ExternalEntry; scan: Buffer | null },
  { actorId, now }: { actorId: number; now: Date },
): Promise<number | Refusal> {
  const facts = await readEntry(entry, scan);
  if (isRefusal(facts)) return facts;
  const { sealable, ...row } = facts;
  const rest = { ...undecided, recordedBy: actorId, recordedAt: now };
  return unitOfWork(async (transaction) => {
    const before = await lockExternal(transaction, externalId);
    if (!before) throw new Error('The recorded certificate is gone.');
    const personId = row.personId ?? (await keptHolder(transaction, before, row.holderName));
    const changes = { ...row, ...rest, personId };
    const isWritten = await updateExternal(transaction, externalId, changes, sealable);
    if (!isWritten) return refuse('external.refusal.known', {}, 'number');
    await audit(transaction, {
      actorId,
      at: now,
      action: 'externalCertificate.change',
      subjectKind: 'externalCertificate',
      subjectId: externalId,
      before: { kind: before.kind, number: before.number, state: before.state },
      after: { kind: row.kind, number: row.number, state: undecided.state },
    });
    return externalId;
  });
}

/** Whose it stays where the form has no worker number: of the same name, who has none either. */
async function keptHolder(transaction: Transaction, before: ExternalRow, name: string) {
  if (before.personId === null || before.holderName !== name) return null;
  const person = await findPerson(before.personId, transaction);
  return person && person.workerNumber === null ? person.id : null;
}

const undecided = { state: 'recorded', checkedBy: null, checkedAt: null, checkNote: null } as const;

/** What is typed as it is stored; a Refusal where it is not what it should be. */
async function readEntry(entry: ExternalEntry, scan: Buffer | null) {
  const { workerNumber, ...facts } = entry;
  const number = normaliseExternalNumber(entry.number);
  if (!isExternalNumber(entry.kind, number))
    return refuse(`external.refusal.number.${entry.kind}`, {}, 'number');
  if (isOurNumber(number)) return refuse('external.refusal.ours', {}, 'number');
  const type = scan && scanTypeOf(scan);
  if (scan && !type) return refuse('external.refusal.scan', {}, 'scan');
  const personId = workerNumber === null ? null : await findHolder(workerNumber, entry.holderName);
  if (isRefusal(personId)) return personId;
  return { ...facts, number, personId, sealable: scan && type ? { type, bytes: scan } : null };
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
