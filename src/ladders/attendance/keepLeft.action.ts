/** Records from the plain roll who has left: those newly ticked check out now, ticks taken away take it back. */
import { lockPerson } from '../../accounts/person.store.ts';
import { audit } from '../../db/audit.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import type { Refusal } from '../../refusal.ts';
import { findPresences, recordEntry } from './entry.store.ts';
import type { SessionTimes } from './minutes.ts';

/** Sets who of those present has left; who scanned out stays out. */
export function keepLeft(
  session: SessionTimes & { readonly id: number },
  left: readonly number[],
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const present = await findPresences(session.id, transaction);
    const changed = { out: [] as number[], stay: [] as number[] };
    for (const [personId, { checkedOutAt, checkOutMethod }] of present) {
      const isOut = checkedOutAt !== null;
      if (left.includes(personId) === isOut || (isOut && checkOutMethod !== 'roll')) continue;
      await lockPerson(transaction, personId);
      const action = isOut ? 'stay' : 'out';
      const entry = { action, method: 'roll', at: now, recordedById: actorId } as const;
      await recordEntry(transaction, session, personId, entry, now);
      changed[action].push(personId);
    }
    if (changed.out.length + changed.stay.length > 0)
      await audit(transaction, {
        ...{ action: 'session.left', subjectKind: 'session', subjectId: session.id },
        ...{ actorId, at: now, after: changed },
      });
    return null;
  });
}
