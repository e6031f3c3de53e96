/** Occupations and courses: new, changed, no longer offered. */
import { type Form, type FormState, formView, freshState, type Option } from '../../http/form.ts';
import { answerList, type List } from '../../http/list.ts';
import { type Answer, type Context, done, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { isRefusal } from '../../refusal.ts';
import { type CourseRow, findCourse, listTiers } from '../course.store.ts';
import { courseForm, occupationForm } from './catalogue.form.ts';
import { ruleFormView } from './editor.view.ts';
import {
  findOccupation,
  listOccupations,
  type OccupationRow,
  pageOfOccupations,
} from './occupation.store.ts';
import { saveCourse, saveOccupation } from './saveCatalogue.action.ts';
import { tierTitle } from './sentences.view.ts';

type Facts<F> = F extends Form<infer T> ? T : never;

const occupationsList: List<OccupationRow> = {
  title: 'rules.occupations.title',
  searchLabel: 'rules.occupations.search',
  emptyText: 'rules.occupations.empty',
  fileName: 'occupations',
  defaultSort: 'code',
  actions: ({ t }) => [{ href: '/admin/occupations/new', label: t('rules.occupations.new') }],
  columns: [
    { label: 'rules.field.code', sort: 'code', value: ({ code }) => code },
    { label: 'rules.field.titleZh', sort: null, value: ({ titleZh }) => titleZh },
    { label: 'rules.field.titleEn', sort: null, value: ({ titleEn }) => titleEn },
    {
      label: 'rules.field.offered',
      sort: 'isOffered',
      value: ({ isOffered }, { t }) => t(isOffered ? 'rules.offered.yes' : 'rules.offered.no'),
    },
  ],
  href: ({ id }) => `/admin/occupations/${id}`,
  find: (query) => pageOfOccupations(query),
};

/** The list. */
export function showOccupations(context: Context): Promise<Answer> {
  return answerList(occupationsList, context);
}

/** Loads the occupation of the address. */
export function loadOccupation(context: Context): Promise<OccupationRow | null> {
  return findOccupation(context.idParam('occupationId'));
}

/** The form for a new occupation. */
export function showNewOccupation(context: Context): Answer {
  return page(renderNewOccupation(context, freshState({ isOffered: 'yes' })));
}

/** The form for a new occupation as it was typed. */
export function renderNewOccupation({ t }: Context, state: FormState): View {
  return occupationPage(t('rules.occupations.new'), '/admin/occupations', formView(occupationForm, state, t));
}

/** Adds an occupation. */
export async function createOccupation(context: Context<Facts<typeof occupationForm>>): Promise<Answer> {
  const { form, me, now, t } = context;
  const id = await saveOccupation(null, form, me.id, now);
  return isRefusal(id) ? id : redirect('/admin/occupations', done(t('rules.occupations.saved')));
}

/** The form for changes. */
export function showOccupation(context: Context<unknown, OccupationRow>): Answer {
  const { code, titleZh, titleEn, isOffered } = context.loaded;
  const typed = { code, titleZh, titleEn, ...(isOffered ? { isOffered: 'yes' } : {}) };
  return page(renderOccupation(context, freshState(typed)));
}

/** The form for changes as it was typed. */
export function renderOccupation(
  { loaded, t, locale }: Context<unknown, OccupationRow>,
  state: FormState,
): View {
  const title = t('rules.occupations.edit', { title: locale === 'en' ? loaded.titleEn : loaded.titleZh });
  return occupationPage(title, `/admin/occupations/${loaded.id}`, formView(occupationForm, state, t));
}

/** Changes an occupation. */
export async function changeOccupation(
  context: Context<Facts<typeof occupationForm>, OccupationRow>,
): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const id = await saveOccupation(loaded.id, form, me.id, now);
  return isRefusal(id) ? id : redirect('/admin/occupations', done(t('rules.occupations.saved')));
}

/** Loads the course of the address. */
export function loadCourse(context: Context): Promise<CourseRow | null> {
  return findCourse(context.idParam('courseId'));
}

/** The form for a new course. */
export async function showNewCourse(context: Context): Promise<Answer> {
  const usual = { isOffered: 'yes', tierRank: '2', theoryHours: '12', practiceHours: '16' };
  return page(await renderNewCourse(context, freshState(usual)));
}

/** The form for a new course as it was typed. */
export async function renderNewCourse(context: Context, state: FormState): Promise<View> {
  return coursePage(context, context.t('rules.courses.new'), '/admin/courses', state);
}

/** Adds a course. */
export async function createCourse(context: Context<Facts<typeof courseForm>>): Promise<Answer> {
  const { form, me, now, t } = context;
  const id = await saveCourse(null, form, me.id, now);
  return isRefusal(id) ? id : redirect('/admin/courses', done(t('rules.courses.saved')));
}

/** The form for changes. */
export async function showCourse(context: Context<unknown, CourseRow>): Promise<Answer> {
  const {
    isOffered,
    needsIdentity,
    isAssessed,
    occupationId,
    tierRank,
    theoryHours,
    practiceHours,
    id,
    ...texts
  } = context.loaded;
  const typed = {
    ...texts,
    tierRank: String(tierRank),
    occupationId: occupationId === null ? '' : String(occupationId),
    theoryHours: String(theoryHours),
    practiceHours: String(practiceHours),
    ...(isOffered ? { isOffered: 'yes' } : {}),
    ...(needsIdentity ? { needsIdentity: 'yes' } : {}),
    ...(isAssessed ? { isAssessed: 'yes' } : {}),
  };
  return page(await renderCourse(context, freshState(typed)));
}

/** The form for changes as it was typed. */
export async function renderCourse(context: Context<unknown, CourseRow>, state: FormState): Promise<View> {
  const { loaded, t, locale } = context;
  const title = t('rules.courses.edit', { title: locale === 'en' ? loaded.titleEn : loaded.titleZh });
  return coursePage(context, title, `/admin/courses/${loaded.id}`, state);
}

/** Changes a course. */
export async function changeCourse(context: Context<Facts<typeof courseForm>, CourseRow>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const id = await saveCourse(loaded.id, form, me.id, now);
  return isRefusal(id) ? id : redirect('/admin/courses', done(t('rules.courses.saved')));
}

function occupationPage(title: string, action: string, form: ReturnType<typeof formView>): View {
  return ruleFormView(title, { title, action, backHref: '/admin/occupations', form, kinds: [] });
}

async function coursePage(context: Context, title: string, action: string, state: FormState): Promise<View> {
  const form = formView(courseForm, state, context.t, await options(context));
  return ruleFormView(title, { title, action, backHref: '/admin/courses', form, kinds: [] });
}

async function options({ t, locale }: Context): Promise<Record<string, Option[]>> {
  const tiers = await listTiers();
  const occupations = await listOccupations();
  return {
    tierRank: tiers.map(({ rank }) => ({ value: String(rank), label: tierTitle(rank, { tiers, locale }) })),
    occupationId: [
      { value: '', label: t('rules.field.any') },
      ...occupations.map(({ id, titleZh, titleEn }) => ({
        value: String(id),
        label: locale === 'en' ? titleEn : titleZh,
      })),
    ],
  };
}
