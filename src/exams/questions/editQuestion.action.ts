/** Adds and changes questions of the bank, and takes them from draft to live and out of use. */
import { audit } from '../../db/audit.ts';
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import type { QuestionRow } from './question.store.ts';
import { type QuestionContent, questionContent } from './questionContent.ts';
import { isOverwritten, openSteps, type QuestionStep, stateAfter } from './questionState.ts';
import {
  addVersion,
  findVersionsOf,
  insertQuestions,
  lockQuestion,
  type NewQuestion,
  overwriteVersion,
  type QuestionFacts,
  setReview,
  updateQuestion,
} from './questionWriting.store.ts';

/** Who edits, and when. */
export interface Editor {
  readonly actorId: number;
  readonly now: Date;
}

/** Adds questions as drafts; returns their ids in order. */
export function addQuestions(
  transaction: Transaction,
  questions: readonly NewQuestion[],
  { actorId, now }: Editor,
): Promise<number[]> {
  return insertQuestions(transaction, questions, { authorId: actorId, now });
}

/** Adds one question as a draft; returns its id. */
export function addQuestion(question: NewQuestion, editor: Editor): Promise<number> {
  return unitOfWork(async (transaction) => {
    const [id] = await addQuestions(transaction, [question], editor);
    await note(transaction, id as number, 'question.add', editor, { kind: question.content.kind });
    return id as number;
  });
}

/**
 * Changes a question: a draft is overwritten, anything else gets a new version that is a draft. Refused where someone
 * else has changed it since `revision` (`updatedAt` in milliseconds).
 */
export function changeQuestion(
  id: number,
  revision: number,
  facts: QuestionFacts,
  content: QuestionContent,
  editor: Editor,
): Promise<Refusal | null> {
  const { actorId, now } = editor;
  return unitOfWork(async (transaction) => {
    const question = await lockQuestion(transaction, id);
    if (!question) return refuse('questions.refusal.gone');
    if (question.updatedAt.getTime() !== revision) return refuse('questions.refusal.changed');
    const [newest] = await findVersionsOf(id, transaction);
    if (!newest) throw new Error('A question without a version.');
    const isSame = JSON.stringify(questionContent.parse(newest.content)) === JSON.stringify(content);
    const number = isSame || isOverwritten(question.state) ? question.version : question.version + 1;
    if (!isSame && number === question.version)
      await overwriteVersion(transaction, newest.id, content, { authorId: actorId, now });
    if (number > question.version)
      await addVersion(transaction, { questionId: id, number, content, authorId: actorId, createdAt: now });
    const state = isSame ? question.state : 'draft';
    await updateQuestion(transaction, id, { ...facts, state, version: number, updatedAt: now }, content);
    await note(transaction, id, 'question.change', editor, { version: number, state }, question);
    return null;
  });
}

/** Takes a question a step further, or back; the same step again changes nothing. */
export function stepQuestion(id: number, step: QuestionStep, editor: Editor): Promise<Refusal | null> {
  const { actorId, now } = editor;
  return unitOfWork(async (transaction) => {
    const question = await lockQuestion(transaction, id);
    if (!question) return refuse('questions.refusal.gone');
    const [newest] = await findVersionsOf(id, transaction);
    const state = stateAfter(question.state, step);
    if (!state || !newest) return refuse('questions.refusal.otherState');
    if (!openSteps(question.state, newest.authorId, actorId).includes(step))
      return refuse('questions.refusal.ownQuestion');
    if (step === 'review') await setReview(transaction, newest.id, { reviewerId: actorId, reviewedAt: now });
    if (step === 'return') await setReview(transaction, newest.id, { reviewerId: null, reviewedAt: null });
    await updateQuestion(transaction, id, { state, updatedAt: now });
    await note(transaction, id, `question.${step}`, editor, { state }, question);
    return null;
  });
}

function note(
  transaction: Transaction,
  subjectId: number,
  action: string,
  { actorId, now }: Editor,
  after: object,
  question: QuestionRow | null = null,
): Promise<void> {
  const before = question ? { before: { state: question.state, version: question.version } } : {};
  return audit(transaction, {
    actorId,
    at: now,
    action,
    subjectKind: 'question',
    subjectId,
    ...before,
    after,
  });
}
