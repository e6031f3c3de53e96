/** Tells those who became eligible after an exam was announced that they may sit it. */
import { unitOfWork } from '../db/unitOfWork.ts';
import { chunksOf } from '../lib/chunks.ts';
import { findTold } from '../notices/notice.store.ts';
import { findCandidates } from './candidate.store.ts';
import { findAnnouncedUntil } from './exam.store.ts';
import { examOpenKey, tellCandidates } from './examNotice.action.ts';

/** People told in one unit of work. */
const chunk = 100;

/** Looks at every announced exam that is not over; returns how many people were told. Nobody is told twice. */
export async function tellNewlyEligible(now: Date): Promise<number> {
  let told = 0;
  for (const exam of await findAnnouncedUntil(now)) {
    const candidates = await findCandidates(exam);
    const waiting = candidates.filter(({ sitting, result }) => !sitting && !result);
    for (const some of chunksOf(waiting, 500)) {
      const ids = some.map(({ personId }) => personId);
      const known = await findTold(examOpenKey(exam.id), ids);
      const newcomers = ids.filter((id) => !known.has(id));
      for (const few of chunksOf(newcomers, chunk))
        await unitOfWork((transaction) => tellCandidates(transaction, exam, few, now));
      told += newcomers.length;
    }
  }
  return told;
}
