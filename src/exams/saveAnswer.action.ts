/**
 * Takes in one answer. A save carries a number that its device counts up; only a greater one replaces what is stored,
 * and a repeat gets the receipt of what is stored, so that retries and answers that overtake each other do no harm.
 */
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { addEvent } from './invigilation/invigilation.store.ts';
import { findPaperItems } from './papers/paper.store.ts';
import { isPossibleResponse } from './questions/markResponse.ts';
import type { Response } from './questions/response.ts';
import {
  type AnswerRow,
  findAnswer,
  lockSitting,
  type SittingRow,
  saveAnswerRow,
  saveDevice,
} from './sitting.store.ts';
import { reception } from './sittingClock.ts';

/** One answer on its way in. */
export interface IncomingAnswer {
  readonly examId: number;
  readonly personId: number;
  readonly questionId: number;
  readonly response: Response;
  /** Null: a page without script, whose save counts as the newest. */
  readonly sequence: number | null;
  /** Null: a page without script. */
  readonly deviceToken: string | null;
  /** When the request's first line arrived. */
  readonly now: Date;
}

/** What is stored after a save, and until when more is taken. */
export interface Receipt {
  readonly questionId: number;
  readonly sequence: number;
  readonly savedAt: Date;
  readonly isLate: boolean;
  readonly deadlineAt: Date;
}

/** Saves an answer, or says why not. */
export function saveAnswer(incoming: IncomingAnswer): Promise<Receipt | Refusal> {
  return unitOfWork(async (transaction) => {
    const { examId, personId, questionId, response, now } = incoming;
    const sitting = await lockSitting(transaction, examId, personId);
    if (!sitting) return refuse('exams.refusal.notStarted');
    const stored = await findAnswer(transaction, sitting.id, questionId);
    const sequence = incoming.sequence ?? (stored?.sequence ?? 0) + 1;
    if (stored && sequence <= stored.sequence) return receipt(stored, sitting);
    const objection = findObjection(sitting, incoming);
    if (objection) return objection;
    const paper = sitting.paperId === null ? [] : await findPaperItems(sitting.paperId, transaction);
    const item = paper.find((place) => place.questionId === questionId);
    if (!item || !isPossibleResponse(item.content, response)) return refuse('exams.refusal.impossible');
    const isLate = reception(now, sitting.deadlineAt) === 'late';
    const answer = { questionId, sequence, response, savedAt: now, isLate };
    await saveAnswerRow(transaction, sitting.id, answer, stored === null);
    return receipt(answer, sitting);
  });
}

const otherDevice = { kind: 'otherDevice', minutes: null, reason: null, actorId: null } as const;

/** Lets a device save from now on, and ends the one before; gives the sitting's deadline. */
export function takeDevice(
  examId: number,
  personId: number,
  deviceToken: string,
  now: Date,
): Promise<{ deadlineAt: Date; submittedAt: Date | null } | Refusal> {
  return unitOfWork(async (transaction) => {
    const sitting = await lockSitting(transaction, examId, personId);
    if (!sitting) return refuse('exams.refusal.notStarted');
    if (sitting.deviceToken !== deviceToken) {
      await saveDevice(transaction, sitting.id, deviceToken);
      if (sitting.deviceToken !== null)
        await addEvent(transaction, { ...otherDevice, sittingId: sitting.id, at: now });
    }
    return { deadlineAt: sitting.deadlineAt, submittedAt: sitting.submittedAt };
  });
}

function findObjection(sitting: SittingRow, { now, deviceToken }: IncomingAnswer): Refusal | null {
  if (sitting.submittedAt) return refuse('exams.refusal.handedIn');
  if (reception(now, sitting.deadlineAt) === 'tooLate') return refuse('exams.refusal.tooLate');
  const isOther = deviceToken !== null && sitting.deviceToken !== null && deviceToken !== sitting.deviceToken;
  return isOther ? refuse('exams.refusal.otherDevice') : null;
}

function receipt({ questionId, sequence, savedAt, isLate }: AnswerRow, { deadlineAt }: SittingRow): Receipt {
  return { questionId, sequence, savedAt, isLate, deadlineAt };
}
