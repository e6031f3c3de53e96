/** The trainer says whom of her class she assessed, and with what result. */
import { randomUUID } from 'node:crypto';
import { findPeople } from '../../accounts/person.store.ts';
import { type Answer, type Context, done, found, page, redirect } from '../../http/route.ts';
import { view } from '../../http/view.ts';
import { may } from '../../policy.ts';
import { isRefusal } from '../../refusal.ts';
import { assessmentResults } from '../attendance/completion.ts';
import { type CohortRow, findCohort } from '../cohort.store.ts';
import { findCourse } from '../course.store.ts';
import { findEnrolmentsIn } from '../enrolment.store.ts';
import { assess, type Finding } from './assess.action.ts';
import { findAssessments } from './assessment.store.ts';
import { teachesClass } from './teaches.store.ts';

interface AssessmentPage {
  readonly title: string;
  readonly action: string;
  readonly isAssessed: boolean;
  readonly backHref: string;
  readonly requestKey: string;
  readonly people: readonly {
    readonly id: number;
    readonly name: string;
    readonly note: string;
    /** Completed already: nothing is asked any more. */
    readonly isDone: boolean;
    readonly shown: string;
    readonly options: readonly {
      readonly value: string;
      readonly label: string;
      readonly selected: boolean;
    }[];
  }[];
}

const assessmentView = view<AssessmentPage>('ladders/assessment/show', 'staff');

/** The class, for who teaches it and for staff. */
export async function loadAssessed(context: Context<undefined, undefined>): Promise<CohortRow | null> {
  const { actor } = context;
  const cohort = await findCohort(context.idParam('cohortId'));
  if (!cohort || !actor || !may(actor, 'rolls.own') || may(actor, 'cohorts.edit')) return cohort;
  return (await teachesClass(cohort.id, actor.id)) ? cohort : null;
}

/** Everyone with a place, and what was found in her. */
export async function showAssessments(context: Context<unknown, CohortRow>): Promise<Answer> {
  const { loaded: cohort, me, t, locale } = context;
  const course = found(await findCourse(cohort.courseId));
  const places = (await findEnrolmentsIn(cohort.id)).filter(
    ({ state }) => state === 'confirmed' || state === 'completed',
  );
  const known = await findAssessments(cohort.id);
  const collator = new Intl.Collator('zh-CN');
  const people = await findPeople(places.map(({ personId }) => personId));
  const completed = new Set(places.flatMap(({ personId, state }) => (state === 'completed' ? personId : [])));
  return page(
    assessmentView(t('assessment.title'), {
      title: `${locale === 'en' ? course.titleEn : course.titleZh} ${cohort.code}`,
      action: `/teaching/classes/${cohort.id}/assessments`,
      isAssessed: course.isAssessed,
      backHref: may(me, 'cohorts.see') ? `/admin/cohorts/${cohort.id}/completion` : '/teaching',
      requestKey: randomUUID(),
      people: people
        .map(({ id, name }) => {
          const { result = '', note = '' } = known.get(id) ?? {};
          return {
            id,
            name,
            note,
            isDone: completed.has(id),
            shown: t(result ? `assessment.result.${result}` : 'assessment.result.none'),
            options: ['' as const, ...assessmentResults].map((value) => ({
              value,
              label: t(value ? `assessment.result.${value}` : 'assessment.result.none'),
              selected: value === result,
            })),
          };
        })
        .sort((left, right) => collator.compare(left.name, right.name)),
    }),
  );
}

/** Keeps what changed. */
export async function keepAssessments(context: Context<readonly Finding[], CohortRow>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const count = await assess(loaded.id, form, me.id, now);
  if (isRefusal(count)) return count;
  return redirect(`/teaching/classes/${loaded.id}/assessments`, done(t('assessment.kept', { count })));
}
