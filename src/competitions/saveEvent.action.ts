/** Makes competitions and events, and enters contestants and judges. */
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import {
  addCompetition,
  addContestant,
  addEvent,
  addPanelMember,
  type CompetitionRow,
  type EventRow,
  lockEvent,
} from './competition.store.ts';
import { fullMarks, schemeTotal } from './scheme.ts';

/** Makes a competition; returns its id. */
export function createCompetition(
  row: Omit<CompetitionRow, 'id'>,
  actorId: number,
  now: Date,
): Promise<number> {
  return unitOfWork(async (transaction) => {
    const id = await addCompetition(transaction, row);
    await audit(transaction, {
      actorId,
      at: now,
      action: 'competition.create',
      subjectKind: 'competition',
      subjectId: id,
      after: { code: row.code },
    });
    return id;
  });
}

/** Makes an event; its scheme must be worth 100 marks. */
export function createEvent(
  row: Pick<EventRow, 'competitionId' | 'titleZh' | 'titleEn' | 'scheme'>,
  actorId: number,
  now: Date,
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const total = schemeTotal(row.scheme.aspects);
    if (total !== fullMarks)
      return refuse('competitions.refusal.schemeTotal', { total: total / 100 }, 'aspects');
    const id = await addEvent(transaction, row);
    await audit(transaction, {
      actorId,
      at: now,
      action: 'event.create',
      subjectKind: 'event',
      subjectId: id,
      after: { scheme: row.scheme },
    });
    return id;
  });
}

/** Enters a contestant before the draw. */
export function enterContestant(
  entry: { eventId: number; personId: number; unit: string | null; isStudent: boolean },
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const event = await lockEvent(transaction, entry.eventId);
    if (event?.state !== 'entries') return refuse('competitions.refusal.drawn');
    if (!(await addContestant(transaction, entry))) return null;
    const subject = { subjectKind: 'event', subjectId: entry.eventId };
    await audit(transaction, {
      actorId,
      at: now,
      action: 'contestant.enter',
      ...subject,
      after: { personId: entry.personId },
    });
    return null;
  });
}

/** Seats a judge on the panel before the draw. */
export function seatJudge(
  eventId: number,
  personId: number,
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const event = await lockEvent(transaction, eventId);
    if (event?.state !== 'entries') return refuse('competitions.refusal.drawn');
    if (!(await addPanelMember(transaction, eventId, personId))) return null;
    await audit(transaction, {
      actorId,
      at: now,
      action: 'panel.seat',
      subjectKind: 'event',
      subjectId: eventId,
      after: { personId },
    });
    return null;
  });
}
