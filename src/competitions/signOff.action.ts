/** Signs an event's result off: only when every judge has scored every contestant. */
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { findContestants, findPanel, lockEvent, updateEvent } from './competition.store.ts';
import { rank } from './ranking.ts';
import { resultList } from './resultList.ts';
import { addResultList, findSheets } from './scoreSheet.store.ts';
import { scorings } from './scorings.ts';

/** Signs off; the result list is stored as a document. */
export function signOff(eventId: number, actorId: number, now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const event = await lockEvent(transaction, eventId);
    if (event?.state !== 'scoring') return refuse('competitions.refusal.notScoring');
    const contestants = await findContestants(eventId, transaction);
    const sheets = await findSheets(eventId, transaction);
    const missing = contestants.length * (await panelSize(transaction, eventId)) - sheets.length;
    if (missing > 0) return refuse('competitions.refusal.sheetsMissing', { count: missing });
    const rows = resultList(
      rank(scorings(contestants, sheets, event.scheme.aspects)),
      contestants,
      event.scheme.prizes,
    );
    await addResultList(transaction, { eventId, rows, signedOffBy: actorId, signedOffAt: now });
    await updateEvent(transaction, eventId, { state: 'signedOff' });
    const subject = { actorId, at: now, action: 'result.signOff', subjectKind: 'event', subjectId: eventId };
    await audit(transaction, {
      ...subject,
      before: { state: event.state },
      after: { state: 'signedOff', rows },
    });
    return null;
  });
}

async function panelSize(transaction: Transaction, eventId: number): Promise<number> {
  return (await findPanel(eventId, transaction)).length;
}
