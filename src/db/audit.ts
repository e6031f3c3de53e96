/** Appends to the audit trail within the caller's transaction, and walks it to prove that nobody changed it. */
import { Op } from 'sequelize';
import { type Break, entryHash, findBreak, genesisHash } from '../lib/auditChain.ts';
import { AuditEntry, AuditHead } from './audit.model.ts';
import type { Transaction } from './unitOfWork.ts';

/** A change to record. `before` and `after` carry no phone or ID number. */
export interface Change {
  /** people.id of who did it; null: the system itself. */
  readonly actorId: number | null;
  readonly at: Date;
  /** Noun and verb, such as `certificate.revoke`. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | number;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Records a change in the transaction that makes it. */
export async function audit(transaction: Transaction, change: Change): Promise<void> {
  await auditAll(transaction, [change]);
}

/** Records many changes in the transaction that makes them. */
export async function auditAll(transaction: Transaction, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const head = await lockHead(transaction);
  let { sequence, hash } = head;
  const entries = changes.map((change) => {
    const entry = {
      sequence: ++sequence,
      at: change.at,
      actorId: change.actorId,
      action: change.action,
      subjectKind: change.subjectKind,
      subjectId: String(change.subjectId),
      before: change.before === undefined ? null : JSON.stringify(change.before),
      after: change.after === undefined ? null : JSON.stringify(change.after),
      previousHash: hash,
    };
    hash = entryHash(entry);
    return { ...entry, hash };
  });
  await AuditEntry.bulkCreate(entries, { transaction });
  await head.update({ sequence, hash }, { transaction });
}

/** What a walk over the trail found. */
export interface AuditReport {
  readonly entries: number;
  /** The first broken place, or null where the chain is whole. */
  readonly broken: Break | null;
}

/** Walks the whole chain, a thousand entries at a time, up to the recorded head. */
export async function verifyAudit(): Promise<AuditReport> {
  const head = await AuditHead.findByPk(1);
  let previous = { sequence: 0, hash: genesisHash };
  for (;;) {
    const entries = await AuditEntry.findAll({
      where: { sequence: { [Op.gt]: previous.sequence } },
      order: [['sequence', 'ASC']],
      limit: 1000,
    });
    if (entries.length === 0) break;
    for (const entry of entries) {
      const broken = findBreak(entry, previous);
      if (broken) return { entries: previous.sequence, broken };
      previous = entry;
    }
  }
  const whole = previous.sequence === head?.sequence && previous.hash === head.hash;
  const end = { sequence: previous.sequence + 1, reason: 'missing' } as const;
  return { entries: previous.sequence, broken: whole || !head ? null : end };
}

async function lockHead(transaction: Transaction): Promise<AuditHead> {
  const head = await AuditHead.findByPk(1, { transaction, lock: transaction.LOCK.UPDATE });
  if (!head) throw new Error('The audit head is missing: run the migrations.');
  return head;
}
