/** Making and changing a class. */
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { toLocalInput } from '../i18n/dates.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { cohortForm } from './cohort.form.ts';
import { type CohortRow, findSessions } from './cohort.store.ts';
import { editCohortView } from './cohort.view.ts';
import { findCourse, listCourses } from './course.store.ts';
import { type CohortPlan, changeCohort, createCohort } from './saveCohort.action.ts';
import { patternOf } from './sessionPlan.ts';

const usual = { capacity: '40', sessionCount: '3', sessionMinutes: '180', daysBetween: '1' };

/** The form for a new class. */
export async function showNew(context: Context): Promise<Answer> {
  return page(await renderNew(context, freshState({ ...usual, ...context.query })));
}

/** The form for a new class as it was typed. */
export async function renderNew(context: Context, state: FormState): Promise<View> {
  const { t } = context;
  const title = t('ladders.cohorts.new');
  const form = formView(cohortForm, state, t, { courseId: await courseOptions(context, null) });
  return editCohortView(title, { form, title, action: '/admin/cohorts', backHref: '/admin/cohorts' });
}

/** Makes a class. */
export async function create({ form, me, now, t }: Context<CohortPlan>): Promise<Answer> {
  if (!(await findCourse(form.courseId))) return refuse('common.form.invalid', {}, 'courseId');
  const id = await createCohort(form, me.id, now);
  return redirect(`/admin/cohorts/${id}`, done(t('ladders.cohort.created')));
}

/** The form for changes. */
export async function showEdit(context: Context<unknown, CohortRow>): Promise<Answer> {
  const { loaded: cohort } = context;
  if (cohort.state !== 'open') return refuse('ladders.refusal.notOpen');
  const { courseId, venue, community, trainerName, capacity } = cohort;
  const pattern = patternOf(await findSessions(cohort.id));
  const typed = {
    courseId: String(courseId),
    venue,
    community: community ?? '',
    trainerName,
    capacity: String(capacity),
    startsAt: toLocalInput(pattern?.startsAt ?? cohort.startsAt),
    sessionCount: String(pattern?.sessionCount ?? usual.sessionCount),
    sessionMinutes: String(pattern?.sessionMinutes ?? usual.sessionMinutes),
    daysBetween: String(pattern?.daysBetween ?? usual.daysBetween),
  };
  return page(await renderEdit(context, freshState(typed)));
}

/** The form for changes as it was typed. */
export async function renderEdit(context: Context<unknown, CohortRow>, state: FormState): Promise<View> {
  const { loaded, t } = context;
  const title = t('ladders.cohort.edit', { code: loaded.code });
  const form = formView(cohortForm, state, t, { courseId: await courseOptions(context, loaded.courseId) });
  const href = `/admin/cohorts/${loaded.id}`;
  return editCohortView(title, { form, title, action: href, backHref: href });
}

/** Changes a class. */
export async function change(context: Context<CohortPlan, CohortRow>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  if (!(await findCourse(form.courseId))) return refuse('common.form.invalid', {}, 'courseId');
  const changed = await changeCohort(loaded.id, form, me.id, now);
  if (isRefusal(changed)) return changed;
  const sentences = [
    t('ladders.cohort.changed'),
    ...(changed.isMoved ? [t('ladders.cohort.moved')] : []),
    ...(changed.admitted > 0 ? [t('ladders.cohort.admitted', { count: changed.admitted })] : []),
  ];
  return redirect(`/admin/cohorts/${loaded.id}`, done(sentences.join(' ')));
}

async function courseOptions({ locale }: Context, currentId: number | null) {
  const courses = await listCourses(currentId);
  return courses.map(({ id, code, titleZh, titleEn }) => ({
    value: String(id),
    label: `${code} ${locale === 'en' ? titleEn : titleZh}`,
  }));
}
