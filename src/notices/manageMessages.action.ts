/** Staff put a message back into the outbox, or give it up; both are on record. */
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { dropMessage, reviveMessage } from './outbox.store.ts';

/** Puts a message that failed or was dropped back: it goes out with the next round. */
export function sendAgain(id: number, actorId: number, at: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    if (!(await reviveMessage(transaction, id, at))) return refuse('notices.refusal.notEnded');
    const subject = { subjectKind: 'outboxMessage', subjectId: id };
    await audit(transaction, { actorId, at, action: 'message.retry', ...subject });
    return null;
  });
}

/** Gives up a message that waits. */
export function giveUp(id: number, actorId: number, at: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    if (!(await dropMessage(id, 'byStaff', at, transaction))) return refuse('notices.refusal.notWaiting');
    const subject = { subjectKind: 'outboxMessage', subjectId: id };
    await audit(transaction, { actorId, at, action: 'message.drop', ...subject });
    return null;
  });
}
