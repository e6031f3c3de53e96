/** The three questions after a session, and their results. */
import { type AnyRoute, route } from '../http/route.ts';
import { keepAnswer, loadAttended, renderAnswer, showAnswer, showOwnClass } from './answer.page.ts';
import { feedbackForm } from './feedback.form.ts';
import { listResults, showOwnResults, showResult } from './results.page.ts';

const session = '/me/feedback/:sessionId';
const own = { may: 'signedIn', load: loadAttended } as const;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: session, ...own, handle: showAnswer }),
  route({
    method: 'post',
    path: session,
    ...own,
    form: feedbackForm,
    invalid: renderAnswer,
    handle: keepAnswer,
  }),
  route({ method: 'get', path: '/me/feedback/classes/:cohortId', may: 'signedIn', handle: showOwnClass }),
  route({ method: 'get', path: '/admin/feedback', may: 'feedback.see', handle: listResults }),
  route({ method: 'get', path: '/admin/feedback/:grain/:cellId', may: 'feedback.see', handle: showResult }),
  route({ method: 'get', path: '/teaching/feedback', may: 'rolls.own', handle: showOwnResults }),
];
