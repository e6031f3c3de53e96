/** Draws an event's anonymous numbers once, and opens it for scoring. */
import { randomBytes } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { findContestants, findPanel, lockEvent, setDrawNumber, updateEvent } from './competition.store.ts';
import { drawNumbers } from './draw.ts';

/** Draws; refuses when drawn already, or when contestants or judges are missing. */
export function drawEvent(eventId: number, actorId: number, now: Date): Promise<Refusal | null> {
  const drawSeed = randomBytes(16).toString('hex');
  return unitOfWork(async (transaction) => {
    const event = await lockEvent(transaction, eventId);
    if (event?.state !== 'entries') return refuse('competitions.refusal.drawn');
    const contestants = await findContestants(eventId, transaction);
    if (contestants.length === 0) return refuse('competitions.refusal.noContestants');
    if ((await findPanel(eventId, transaction)).length === 0) return refuse('competitions.refusal.noPanel');
    const numbers = drawNumbers(
      contestants.map(({ id }) => id),
      drawSeed,
    );
    for (const [id, number] of numbers) await setDrawNumber(transaction, id, number);
    await updateEvent(transaction, eventId, { state: 'scoring', drawSeed });
    const subject = { actorId, at: now, action: 'event.draw', subjectKind: 'event', subjectId: eventId };
    await audit(transaction, { ...subject, after: { drawSeed, numbers: Object.fromEntries(numbers) } });
    return null;
  });
}
