/** The addresses of invigilation, and where candidates' pages report. */
import { type AnyRoute, route } from '../../http/route.ts';
import { loadExam } from '../exam.page.ts';
import { loadOwn } from '../own.page.ts';
import { allowForm, grantForm, reportForm } from './invigilation.form.ts';
import {
  allow,
  grant,
  renderAllowances,
  renderLive,
  report,
  showAllowances,
  showLive,
  showLog,
} from './invigilation.page.ts';

const live = '/admin/exams/:examId/live';
const allowances = '/admin/exams/:examId/allowances';
const seen = { may: 'exams.see', load: loadExam } as const;
const edited = { may: 'exams.edit', load: loadExam } as const;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: live, ...seen, handle: showLive }),
  route({
    method: 'post',
    path: `${live}/minutes`,
    ...edited,
    form: grantForm,
    invalid: renderLive,
    handle: grant,
  }),
  route({ method: 'get', path: allowances, ...edited, handle: showAllowances }),
  route({
    method: 'post',
    path: allowances,
    ...edited,
    form: allowForm,
    invalid: renderAllowances,
    handle: allow,
  }),
  route({ method: 'get', path: `${live}/:personId`, ...seen, handle: showLog }),
  route({
    ...{ method: 'post', path: '/exams/:examId/sitting/reports', may: 'exams.sit', load: loadOwn },
    ...{ form: reportForm, handle: report },
  }),
];
