/** The addresses of exams: the candidate's, the assessor's and the staff's. */
import { emptyForm } from '../http/form.ts';
import { type AnyRoute, route } from '../http/route.ts';
import {
  keepSheet,
  listAssessing,
  listCandidates,
  loadAssessable,
  loadAssessed,
  renderSheet,
  showSheet,
} from './assessing.page.ts';
import { change, make, renderEdit, renderNew, showEdit, showNew } from './editExam.page.ts';
import { changeExamForm, newExamForm } from './exam.form.ts';
import { close, exportCandidates, listExams, listQuestions, loadExam, open, showExam } from './exam.page.ts';
import { listOwn, loadOwn, showOwn, start } from './own.page.ts';
import { sheetForm } from './sheet.form.ts';
import { answerForm, deviceForm, saveForm } from './sitting.form.ts';
import { answer, save, showSitting, submit, takeOver } from './sitting.page.ts';

const own = '/exams/:examId';
const sitting = `${own}/sitting`;
const mine = { may: 'exams.sit', load: loadOwn } as const;
const candidates = '/assessing/exams/:examId';
const candidate = `${candidates}/candidates/:personId`;
const assessed = { may: 'practicals.assess', load: loadAssessed } as const;
const one = '/admin/exams/:examId';
const seen = { may: 'exams.see', load: loadExam } as const;
const edited = { may: 'exams.edit', load: loadExam } as const;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/exams', may: 'exams.sit', handle: listOwn }),
  route({ method: 'get', path: own, ...mine, handle: showOwn }),
  route({ method: 'get', path: sitting, ...mine, handle: showSitting }),
  route({ method: 'post', path: sitting, ...mine, form: emptyForm, handle: start }),
  route({ method: 'post', path: `${sitting}/answers`, ...mine, form: answerForm, handle: answer }),
  route({ method: 'post', path: `${sitting}/saves`, ...mine, form: saveForm, handle: save }),
  route({ method: 'post', path: `${sitting}/device`, ...mine, form: deviceForm, handle: takeOver }),
  route({ method: 'post', path: `${sitting}/submission`, ...mine, form: emptyForm, handle: submit }),
  route({ method: 'get', path: '/assessing', may: 'practicals.assess', handle: listAssessing }),
  route({
    method: 'get',
    path: candidates,
    may: 'practicals.assess',
    load: loadAssessable,
    handle: listCandidates,
  }),
  route({ method: 'get', path: candidate, ...assessed, handle: showSheet }),
  route({
    method: 'post',
    path: candidate,
    ...assessed,
    form: sheetForm,
    invalid: renderSheet,
    handle: keepSheet,
  }),
  route({ method: 'get', path: '/admin/exams', may: 'exams.see', handle: listExams }),
  route({ method: 'get', path: '/admin/exams/new', may: 'exams.edit', handle: showNew }),
  route({
    method: 'post',
    path: '/admin/exams',
    may: 'exams.edit',
    form: newExamForm,
    invalid: renderNew,
    handle: make,
  }),
  route({ method: 'get', path: one, ...seen, handle: showExam }),
  route({ method: 'get', path: `${one}/candidates`, ...seen, handle: exportCandidates }),
  route({ method: 'get', path: `${one}/edit`, ...edited, handle: showEdit }),
  route({
    method: 'post',
    path: one,
    ...edited,
    form: changeExamForm,
    invalid: renderEdit,
    handle: change,
  }),
  route({ method: 'post', path: `${one}/opening`, ...edited, form: emptyForm, handle: open }),
  route({ method: 'post', path: `${one}/closing`, ...edited, form: emptyForm, handle: close }),
  route({ method: 'get', path: '/admin/questions', may: 'exams.see', handle: listQuestions }),
];
