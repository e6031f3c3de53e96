/** Someone answers the three questions about a session that she attended, and finds her sessions of a class. */
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, found, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import { findHeldSessions, findOwnAttendances } from '../ladders/attendance/class.store.ts';
import { findTaught, type Taught } from '../ladders/attendance/taught.store.ts';
import { findCohort } from '../ladders/cohort.store.ts';
import { findCourse } from '../ladders/course.store.ts';
import { isRefusal } from '../refusal.ts';
import { findOwnAnswers, type Opinion } from './answer.store.ts';
import { feedbackForm } from './feedback.form.ts';
import { answerView, classFeedbackView } from './feedback.view.ts';
import { findAttended, giveFeedback } from './giveFeedback.action.ts';
import { isOpen } from './openFor.ts';

/** Loads a session that she attended and that is over; a visitor gets any, and is asked to log in. */
export async function loadAttended(context: Context): Promise<Taught | null> {
  const sessionId = context.idParam('sessionId');
  if (!context.actor) return findTaught(sessionId);
  const taught = await findAttended(sessionId, context.actor.id);
  return taught && taught.session.endsAt <= context.now ? taught : null;
}

/** The questions, with her answer where she gave one. */
export async function showAnswer(context: Context<unknown, Taught>): Promise<Answer> {
  const own = await ownAnswer(context);
  const values = own
    ? {
        ...{ content: String(own.content), trainer: String(own.trainer) },
        ...{ organisation: String(own.organisation), comment: own.comment ?? '' },
      }
    : {};
  return page(await renderAnswer(context, freshState(values)));
}

/** The questions as they were answered. */
export async function renderAnswer(context: Context<unknown, Taught>, state: FormState): Promise<View> {
  const { loaded, t, locale, now } = context;
  const { session, cohort, course } = loaded;
  const own = await ownAnswer(context);
  const marks = [5, 4, 3, 2, 1].map((mark) => ({
    value: String(mark),
    label: t(`feedback.mark.${mark as 1}`),
  }));
  const options = { content: marks, trainer: marks, organisation: marks };
  return answerView(t('feedback.answer.title'), {
    title: locale === 'en' ? course.titleEn : course.titleZh,
    when: showDateTime(session.startsAt, locale),
    action: `/me/feedback/${session.id}`,
    isAnswered: own !== undefined,
    isOpen: isOpen(session.endsAt, own?.answeredAt ?? null, now),
    form: formView(feedbackForm, state, t, options),
    classHref: `/me/feedback/classes/${cohort.id}`,
  });
}

/** Keeps her answer. */
export async function keepAnswer({ form, loaded, me, now, t }: Context<Opinion, Taught>): Promise<Answer> {
  const refusal = await giveFeedback(me.id, loaded, form, now);
  if (isRefusal(refusal)) return refusal;
  return redirect(`/me/feedback/classes/${loaded.cohort.id}`, done(t('feedback.answer.thanks')));
}

/** The sessions of a class that she attended. */
export async function showOwnClass({ me, now, t, locale, idParam }: Context): Promise<Answer> {
  const cohort = found(await findCohort(idParam('cohortId')));
  const [course, sessions] = await Promise.all([findCourse(cohort.courseId), findHeldSessions(cohort.id)]);
  const ids = sessions.map(({ id }) => id);
  const [attended, answers] = await Promise.all([findOwnAttendances(me.id, ids), findOwnAnswers(me.id, ids)]);
  const own = sessions.filter(({ id }) => attended.some(({ sessionId }) => sessionId === id));
  found(own[0]);
  const lines = own.map(({ id, startsAt, endsAt }) => {
    const answer = answers.find(({ sessionId }) => sessionId === id);
    const canAnswer = isOpen(endsAt, answer?.answeredAt ?? null, now);
    const state = answer ? 'answered' : canAnswer ? 'open' : endsAt > now ? 'later' : 'over';
    return {
      when: showDateTime(startsAt, locale),
      href: canAnswer ? `/me/feedback/${id}` : null,
      state: t(`feedback.state.${state}`),
    };
  });
  const title = (locale === 'en' ? course?.titleEn : course?.titleZh) ?? '';
  return page(classFeedbackView(t('feedback.class.title'), { title, sessions: lines }));
}

async function ownAnswer({ me, loaded }: Context<unknown, Taught>) {
  return (await findOwnAnswers(me.id, [loaded.session.id]))[0];
}
