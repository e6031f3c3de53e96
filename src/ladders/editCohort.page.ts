/** Making and changing a class. */
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { refuse } from '../refusal.ts';
import { changeCohortForm, newCohortForm } from './cohort.form.ts';
import type { CohortRow } from './cohort.store.ts';
import { newCohortView } from './cohort.view.ts';
import { findCourse, listCourses } from './course.store.ts';
import { changeCohort, createCohort, type NewCohort } from './saveCohort.action.ts';

const usual = { capacity: '40', sessionCount: '3', sessionMinutes: '180', daysBetween: '1' };

/** The form for a new class. */
export async function showNew(context: Context): Promise<Answer> {
  return page(await renderNew(context, freshState({ ...usual, ...context.query })));
}

/** The form for a new class as it was typed. */
export async function renderNew({ t, locale }: Context, state: FormState): Promise<View> {
  const courses = await listCourses();
  const options = courses.map(({ id, titleZh, titleEn }) => ({
    value: String(id),
    label: locale === 'en' ? titleEn : titleZh,
  }));
  const form = formView(newCohortForm, state, t, { courseId: options });
  return newCohortView(t('ladders.cohorts.new'), {
    form,
    action: '/admin/cohorts',
    title: t('ladders.cohorts.new'),
  });
}

/** Makes a class. */
export async function create({ form, me, now, t }: Context<NewCohort>): Promise<Answer> {
  if (!(await findCourse(form.courseId))) return refuse('common.form.invalid', {}, 'courseId');
  const id = await createCohort(form, me.id, now);
  return redirect(`/admin/cohorts/${id}`, done(t('ladders.cohort.created')));
}

/** The form for changes. */
export function showEdit(context: Context<unknown, CohortRow>): Answer {
  const { venue, community, trainerName, capacity } = context.loaded;
  return page(
    renderEdit(
      context,
      freshState({ venue, community: community ?? '', trainerName, capacity: String(capacity) }),
    ),
  );
}

/** The form for changes as it was typed. */
export function renderEdit({ loaded, t }: Context<unknown, CohortRow>, state: FormState): View {
  const title = t('ladders.cohort.edit', { code: loaded.code });
  const form = formView(changeCohortForm, state, t);
  return newCohortView(title, { form, action: `/admin/cohorts/${loaded.id}`, title });
}

/** Changes a class. */
export async function change(
  context: Context<Pick<NewCohort, 'venue' | 'community' | 'trainerName' | 'capacity'>, CohortRow>,
): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const refusal = await changeCohort(loaded.id, form, me.id, now);
  return refusal ?? redirect(`/admin/cohorts/${loaded.id}`, done(t('ladders.cohort.changed')));
}
