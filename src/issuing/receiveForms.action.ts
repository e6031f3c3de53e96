/** Takes a delivery of numbered forms into the stock. */
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { mostForms, sizeOf } from './formLedger.ts';
import { addSeries, countOverlapping, type SeriesRow } from './formStock.store.ts';

/** Adds the delivery and gives its id; a Refusal where a number of it came in before. */
export async function receiveForms(
  delivery: Omit<SeriesRow, 'id' | 'receivedBy'>,
  actorId: number,
  now: Date,
): Promise<number | Refusal> {
  if (sizeOf(delivery) > mostForms)
    return refuse('issuing.refusal.tooManyForms', { count: mostForms }, 'last');
  return unitOfWork(async (transaction) => {
    const taken = refuse('issuing.refusal.formsOverlap', {}, 'first');
    const id = await addSeries(transaction, { ...delivery, receivedBy: actorId });
    if (id === null) return taken;
    const { title, prefix, firstNumber, lastNumber } = delivery;
    await audit(transaction, {
      actorId,
      at: now,
      action: 'formSeries.receive',
      subjectKind: 'formSeries',
      subjectId: id,
      after: { title, prefix, firstNumber, lastNumber },
    });
    // Only now, behind the lock of the audit trail: of two who add overlapping numbers at once, the second sees the first.
    return (await countOverlapping(transaction, delivery, id)) > 0 ? taken : id;
  });
}
