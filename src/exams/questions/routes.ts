/** The addresses of single questions; the list of all stands with the exams. */
import { type AnyRoute, route } from '../../http/route.ts';
import {
  addNewQuestion,
  renderEditQuestion,
  renderNewQuestion,
  saveQuestion,
  showEditQuestion,
  showNewQuestion,
} from './editQuestion.page.ts';
import { changeQuestionForm, newQuestionForm, stepForm } from './question.form.ts';
import { loadQuestion, showQuestion, takeStep } from './question.page.ts';

const bank = '/admin/questions';
const one = `${bank}/:questionId`;
const edited = { may: 'exams.edit', load: loadQuestion } as const;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: `${bank}/new`, may: 'exams.edit', handle: showNewQuestion }),
  route({
    ...{ method: 'post', path: bank, may: 'exams.edit', form: newQuestionForm },
    ...{ invalid: renderNewQuestion, handle: addNewQuestion },
  }),
  route({ method: 'get', path: one, may: 'exams.see', load: loadQuestion, handle: showQuestion }),
  route({ method: 'get', path: `${one}/edit`, ...edited, handle: showEditQuestion }),
  route({
    ...{ method: 'post', path: one, form: changeQuestionForm },
    ...edited,
    ...{ invalid: renderEditQuestion, handle: saveQuestion },
  }),
  route({ method: 'post', path: `${one}/steps`, ...edited, form: stepForm, handle: takeStep }),
];
