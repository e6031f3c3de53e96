/** Reads and writes answers and the cells in which they count. */
import { Op } from 'sequelize';
import { nullIfTaken } from '../db/taken.ts';
import { singleWrite, type Transaction } from '../db/unitOfWork.ts';
import { FeedbackAnswer, FeedbackCell, FeedbackRound } from './feedback.model.ts';
import { fillsUp, type Sums, sumOf } from './threshold.ts';

/** What someone says about a session; marks 1–5. */
export interface Opinion {
  readonly content: number;
  readonly trainer: number;
  readonly organisation: number;
  readonly comment: string | null;
}

/** Her own answer, as long as it names her. */
export interface OwnAnswer extends Opinion {
  readonly id: number;
  readonly sessionId: number;
  readonly answeredAt: Date | null;
}

/** Which cell an answer belongs to. */
export interface CellKey {
  readonly courseId: number;
  readonly cohortId: number;
  readonly trainerId: number | null;
  readonly trainerName: string;
}

/** The cell, made where there is none, and locked. */
export async function lockCell(
  transaction: Transaction,
  key: CellKey,
): Promise<{ id: number; counted: number }> {
  const trainerKey = key.trainerId === null ? key.trainerName : `#${key.trainerId}`;
  const where = { cohortId: key.cohortId, trainerKey };
  const lock = transaction.LOCK.UPDATE;
  const found = await FeedbackCell.findOne({ where, transaction, lock });
  if (found) return found;
  const nothing = { answers: 0, counted: 0, content: 0, trainer: 0, organisation: 0 };
  await nullIfTaken(FeedbackCell.create({ ...key, trainerKey, ...nothing }, { transaction }));
  return FeedbackCell.findOne({ where, transaction, lock, rejectOnEmpty: true });
}

/** Adds an answer; false when she has answered about this session already. */
export async function addAnswer(
  transaction: Transaction,
  answer: Opinion & { sessionId: number; cellId: number; personId: number | null; answeredAt: Date | null },
): Promise<boolean> {
  const write = FeedbackAnswer.create({ ...answer, isCounted: false }, { transaction });
  return (await nullIfTaken(write)) !== null;
}

/** Changes an answer. What it counts for changes with the next five only, so that the change can't be read off. */
export async function changeAnswer(transaction: Transaction, id: number, opinion: Opinion): Promise<void> {
  await FeedbackAnswer.update(opinion, { where: { id }, transaction });
}

/** Says how many answers a cell has; where that makes full fives, counts them all anew. */
export async function keepCount(transaction: Transaction, cellId: number, counted: number): Promise<void> {
  const answers = await FeedbackAnswer.count({ where: { cellId }, transaction });
  const isFull = fillsUp(answers) && answers > counted;
  const sums = isFull ? await sumsOf(transaction, cellId) : {};
  if (isFull) await FeedbackAnswer.update({ isCounted: true }, { where: { cellId }, transaction });
  await FeedbackCell.update({ answers, ...sums }, { where: { id: cellId }, transaction });
}

async function sumsOf(transaction: Transaction, cellId: number): Promise<Sums> {
  const attributes = ['content', 'trainer', 'organisation'];
  const rows = await FeedbackAnswer.findAll({ where: { cellId }, attributes, transaction });
  return sumOf(
    rows.map(({ content, trainer, organisation }) => ({ counted: 1, content, trainer, organisation })),
  );
}

/** Her own answers about these sessions. */
export async function findOwnAnswers(
  personId: number,
  sessionIds: readonly number[],
  transaction?: Transaction,
): Promise<OwnAnswer[]> {
  const rows = await FeedbackAnswer.findAll({
    where: { personId, sessionId: [...sessionIds] },
    attributes: ['id', 'sessionId', 'content', 'trainer', 'organisation', 'comment', 'answeredAt'],
    transaction: transaction ?? null,
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** Writes down that the people of a session were asked; false when they were before. */
export async function addRound(transaction: Transaction, sessionId: number, askedAt: Date): Promise<boolean> {
  return (await nullIfTaken(FeedbackRound.create({ sessionId, askedAt }, { transaction }))) !== null;
}

/** Which of these sessions were asked about. */
export async function findAsked(sessionIds: readonly number[]): Promise<Set<number>> {
  const rows = await FeedbackRound.findAll({ where: { sessionId: [...sessionIds] }, raw: true });
  return new Set(rows.map(({ sessionId }) => sessionId));
}

/** Takes the people and times out of answers that were given before this moment. */
export async function forgetWho(before: Date): Promise<number> {
  const where = { answeredAt: { [Op.lt]: before } };
  const nobody = { personId: null, answeredAt: null };
  return (await singleWrite(() => FeedbackAnswer.update(nobody, { where })))[0];
}
