/** Takes a judge's sheet: every version is kept, and a submission that arrives twice is taken once. */
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { findPanel, lockEvent } from './competition.store.ts';
import { scoreSheet, type TypedScores } from './scheme.ts';
import { addVersion, findSheet, isKnownSubmission } from './scoreSheet.store.ts';

/** A sheet as the judge sends it. */
export interface SubmittedSheet {
  readonly eventId: number;
  readonly contestantId: number;
  readonly judgeId: number;
  readonly scores: TypedScores;
  /** Made on the device; the same for every retry of one submission. */
  readonly clientKey: string;
  readonly now: Date;
}

/** Stores the sheet; a Refusal when scoring is closed, the judge is not on the panel, or a score is missing. */
export function enterSheet(sheet: SubmittedSheet): Promise<Refusal | null> {
  const { eventId, contestantId, judgeId, clientKey, now } = sheet;
  return unitOfWork(async (transaction) => {
    const event = await lockEvent(transaction, eventId);
    if (await isKnownSubmission(transaction, clientKey)) return null;
    if (event?.state !== 'scoring') return refuse('competitions.refusal.scoringClosed');
    if (!(await findPanel(eventId, transaction)).includes(judgeId))
      return refuse('competitions.refusal.notOnPanel');
    const scored = scoreSheet(event.scheme.aspects, sheet.scores);
    if (!scored.ok) return refuse('competitions.refusal.incomplete', { count: scored.problems.length });
    const before = await findSheet(contestantId, judgeId, transaction);
    const { marks, total } = scored;
    const version = (before?.version ?? 0) + 1;
    const row = { eventId, contestantId, judgeId, version, marks, total, submittedAt: now };
    const sheetId = await addVersion(transaction, row, clientKey);
    await audit(transaction, {
      actorId: judgeId,
      at: now,
      action: 'scoreSheet.enter',
      subjectKind: 'scoreSheet',
      subjectId: sheetId,
      before: before && { version: before.version, marks: before.marks, total: before.total },
      after: { version, contestantId, marks, total },
    });
    return null;
  });
}
