/** Making an exam and changing a draft. */
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { toLocalInput } from '../i18n/dates.ts';
import { listCourses } from '../ladders/course.store.ts';
import { isRefusal } from '../refusal.ts';
import { changeExamForm, newExamForm } from './exam.form.ts';
import type { ExamRow } from './exam.store.ts';
import { editExamView } from './exam.view.ts';
import { changeExam, type ExamFacts, makeExam } from './saveExam.action.ts';

const usual = { minutes: '90', assessorsNeeded: '3', questionCount: '20' };
const panels = ['3', '5', '7', '9'].map((value) => ({ value, label: value }));

/** The form for a new exam. */
export async function showNew(context: Context): Promise<Answer> {
  return page(await renderNew(context, freshState({ ...usual, ...context.query })));
}

/** The form for a new exam as it was typed. */
export async function renderNew({ t, locale }: Context, state: FormState): Promise<View> {
  const courses = (await listCourses()).map(({ id, titleZh, titleEn }) => ({
    value: String(id),
    label: locale === 'en' ? titleEn : titleZh,
  }));
  const title = t('exams.exams.new');
  const form = formView(newExamForm, state, t, { courseId: courses, assessorsNeeded: panels });
  return editExamView(title, { title, action: '/admin/exams', form });
}

/** Makes an exam and draws its paper. */
export async function make(
  context: Context<ExamFacts & { courseId: number; questionCount: number }>,
): Promise<Answer> {
  const { form, me, now, t } = context;
  const id = await makeExam(form, { actorId: me.id, now });
  return isRefusal(id) ? id : redirect(`/admin/exams/${id}`, done(t('exams.exam.made')));
}

/** The form for a draft. */
export function showEdit(context: Context<unknown, ExamRow>): Answer {
  const { titleZh, titleEn, opensAt, closesAt, minutes, assessorsNeeded } = context.loaded;
  const times = { opensAt: toLocalInput(opensAt), closesAt: toLocalInput(closesAt) };
  const numbers = { minutes: String(minutes), assessorsNeeded: String(assessorsNeeded) };
  return page(renderEdit(context, freshState({ titleZh, titleEn, ...times, ...numbers })));
}

/** The form for a draft as it was typed. */
export function renderEdit({ loaded, t }: Context<unknown, ExamRow>, state: FormState): View {
  const title = t('exams.exam.edit');
  const form = formView(changeExamForm, state, t, { assessorsNeeded: panels });
  return editExamView(title, { title, action: `/admin/exams/${loaded.id}`, form });
}

/** Changes a draft. */
export async function change({ loaded, form, t }: Context<ExamFacts, ExamRow>): Promise<Answer> {
  const refusal = await changeExam(loaded.id, form);
  return isRefusal(refusal) ? refusal : redirect(`/admin/exams/${loaded.id}`, done(t('exams.exam.changed')));
}
