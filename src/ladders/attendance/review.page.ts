/** The organiser reviews who completes a class and why, decides exceptions with a reason, and completes it. */
import { randomUUID } from 'node:crypto';
import { findPeople, findPerson } from '../../accounts/person.store.ts';
import { type FormState, formView, freshState } from '../../http/form.ts';
import type { Badge } from '../../http/list.ts';
import { type Answer, type Context, done, found, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { showDateTime } from '../../i18n/dates.ts';
import type { Translate } from '../../i18n/translate.ts';
import { chunksOf } from '../../lib/chunks.ts';
import { type CohortRow, findCohort } from '../cohort.store.ts';
import { type CourseRow, findCourse, listTiers } from '../course.store.ts';
import { findDecisions, findOwnAttendances } from './class.store.ts';
import { neededShare } from './completion.ts';
import { type DecideForm, decideForm } from './correct.form.ts';
import { decideCompletion } from './decide.action.ts';
import { classHourMinutes } from './minutes.ts';
import { type ReviewRow, reviewPersonView, reviewView } from './review.view.ts';
import { presenceLine } from './session.view.ts';
import { findVerdicts, type PersonVerdict } from './verdicts.action.ts';

/** Everyone with what the rule says. */
export async function showReview(context: Context<unknown, CohortRow>): Promise<Answer> {
  const { loaded: cohort, now, t, locale } = context;
  const course = found(await findCourse(cohort.courseId));
  const tier = (await listTiers()).find(({ rank }) => rank === course.tierRank);
  const { sessions, verdicts } = await findVerdicts(cohort.id);
  const names = await namesOf(verdicts.map(({ personId }) => personId));
  const collator = new Intl.Collator('zh-CN');
  const rows = verdicts
    .map((verdict) => reviewRow(verdict, names.get(verdict.personId) ?? '', course, context))
    .sort((left, right) => collator.compare(left.name, right.name));
  const waiting = verdicts.filter(({ completes, isCompleted }) => completes && !isCompleted).length;
  const isToCome = sessions.some(({ startsAt }) => startsAt > now);
  const isOn = cohort.state !== 'cancelled' && !isToCome && (waiting > 0 || cohort.state === 'open');
  const isCertified = cohort.state === 'completed' && tier?.rules.hasExam === false;
  return page(
    reviewView(t('attendance.review.title'), {
      title: `${locale === 'en' ? course.titleEn : course.titleZh} ${cohort.code}`,
      rule: ruleOf(course, sessions.length, t),
      counts: t('attendance.review.counts', {
        all: rows.length,
        completes: verdicts.filter(({ completes }) => completes).length,
        completed: verdicts.filter(({ isCompleted }) => isCompleted).length,
      }),
      rows,
      confirmation: isOn ? confirmationOf(cohort, waiting, t) : null,
      notYet: isToCome ? t('ladders.refusal.sessionsToCome') : null,
      batchHref: isCertified ? `/admin/certificate-batches/new?source=cohort:${cohort.id}` : null,
      exportHref: `/admin/cohorts/${cohort.id}/attendance`,
      assessmentsHref: `/teaching/classes/${cohort.id}/assessments`,
      backHref: `/admin/cohorts/${cohort.id}`,
    }),
  );
}

function ruleOf(course: CourseRow, sessions: number, t: Translate): string {
  const percent = (100 * neededShare.numerator) / neededShare.denominator;
  const hours = { theory: course.theoryHours, practice: course.practiceHours };
  const rule = t('attendance.review.rule', { percent, sessions, ...hours });
  return course.isAssessed ? `${rule} ${t('attendance.review.ruleAssessed')}` : rule;
}

/** One person of a class. */
export interface Reviewed {
  readonly cohort: CohortRow;
  readonly person: { readonly id: number; readonly name: string };
  readonly verdict: PersonVerdict;
}

/** Loads whom the address names, where she has a place. */
export async function loadReviewed(context: Context): Promise<Reviewed | null> {
  const cohort = await findCohort(context.idParam('cohortId'));
  const person = await findPerson(context.idParam('personId'));
  if (!cohort || !person) return null;
  const { verdicts } = await findVerdicts(cohort.id);
  const verdict = verdicts.find(({ personId }) => personId === person.id);
  return verdict ? { cohort, person, verdict } : null;
}

/** Her sessions, what the rule says, and what was decided. */
export async function showReviewed(context: Context<unknown, Reviewed>): Promise<Answer> {
  const { decision } = context.loaded.verdict;
  return page(await renderReviewed(context, freshState({ decision: decision ?? 'rule' })));
}

/** The page with a decision as it was typed. */
export async function renderReviewed(context: Context<unknown, Reviewed>, state: FormState): Promise<View> {
  const { loaded, t } = context;
  const { cohort, person, verdict } = loaded;
  const course = found(await findCourse(cohort.courseId));
  const base = `/admin/cohorts/${cohort.id}`;
  const options = (['rule', 'completes', 'excluded'] as const).map((value) => ({
    value,
    label: t(`attendance.decide.${value}`),
  }));
  return reviewPersonView(person.name, {
    name: person.name,
    title: `${context.locale === 'en' ? course.titleEn : course.titleZh} ${cohort.code}`,
    badge: verdictBadge(verdict, t),
    why: whyOf(verdict, t),
    sessions: await sessionLines(context),
    decisions: await decisionLines(context),
    form: formView(decideForm, state, t, { decision: options }),
    action: `${base}/completion/${person.id}`,
    backHref: `${base}/completion`,
    isCompleted: verdict.isCompleted,
    personHref: `/admin/people/${person.id}`,
  });
}

/** Keeps a decision. */
export async function decide(context: Context<DecideForm, Reviewed>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const { cohort, person } = loaded;
  const refusal = await decideCompletion(cohort.id, person.id, form, me.id, now);
  return refusal ?? redirect(`/admin/cohorts/${cohort.id}/completion`, done(t('attendance.decide.done')));
}

function reviewRow(
  verdict: PersonVerdict,
  name: string,
  course: CourseRow,
  { t, loaded }: Context,
): ReviewRow {
  const { tally, personId } = verdict;
  const hours = (minutes: number) => Math.floor((minutes * 10) / classHourMinutes) / 10;
  return {
    name,
    href: `/admin/cohorts/${(loaded as CohortRow).id}/completion/${personId}`,
    sessions: `${tally.sessions} / ${tally.sessionsNeeded}`,
    minutes: `${tally.minutes} / ${tally.minutesNeeded}`,
    hours: t('attendance.review.hours', {
      theory: hours(tally.theoryMinutes),
      theoryAll: course.theoryHours,
      practice: hours(tally.practiceMinutes),
      practiceAll: course.practiceHours,
    }),
    badge: verdictBadge(verdict, t),
    why: whyOf(verdict, t),
    isDone: verdict.isCompleted,
  };
}

function verdictBadge({ completes, isCompleted, decision }: PersonVerdict, t: Translate): Badge {
  if (isCompleted && completes)
    return { kind: 'valid', icon: 'check', label: t('attendance.verdict.completed') };
  if (decision === 'excluded')
    return { kind: 'revoked', icon: 'cross', label: t('attendance.verdict.excluded') };
  return completes
    ? { kind: 'info', icon: 'check', label: t('attendance.verdict.completes') }
    : { kind: 'neutral', icon: 'minus', label: t('attendance.verdict.lacks') };
}

/** What the rule says, and the decision where there is one. */
function whyOf({ lacking, tally, reason, completes }: PersonVerdict, t: Translate): string {
  const params = {
    sessions: tally.sessionsNeeded - tally.sessions,
    minutes: tally.minutesNeeded - tally.minutes,
  };
  const rule =
    lacking.length === 0
      ? t('attendance.why.met')
      : lacking.map((one) => t(`attendance.why.${one}`, params)).join(' ');
  const assumed = tally.assumed > 0 ? ` ${t('attendance.why.assumed', { count: tally.assumed })}` : '';
  if (reason === null) return rule + assumed;
  const decided = completes ? 'attendance.why.decidedFor' : 'attendance.why.decidedAgainst';
  return `${rule}${assumed} ${t(decided, { reason })}`;
}

function confirmationOf(cohort: CohortRow, waiting: number, t: Translate) {
  return {
    action: `/admin/cohorts/${cohort.id}/completion`,
    label: t(cohort.state === 'open' ? 'ladders.cohort.completion' : 'attendance.review.again'),
    question: t('attendance.review.question', { count: waiting }),
    explain: t('attendance.review.explain'),
    danger: false,
    requestKey: randomUUID(),
  };
}

async function sessionLines({ loaded, t, locale }: Context<unknown, Reviewed>) {
  const { cohort, person } = loaded;
  const { sessions } = await findVerdicts(cohort.id);
  const own = await findOwnAttendances(
    person.id,
    sessions.map(({ id }) => id),
  );
  const names = await namesOf(own.flatMap(({ recordedById }) => recordedById ?? []));
  return sessions.map((session) => {
    const attended = own.find(({ sessionId }) => sessionId === session.id);
    return {
      when: showDateTime(session.startsAt, locale),
      kind: t(`ladders.sessionKind.${session.kind}`),
      line: attended
        ? presenceLine(attended, session, t, names.get(attended.recordedById ?? 0) ?? null)
        : t('attendance.correct.absent'),
      href: `/admin/cohorts/${cohort.id}/sessions/${session.id}/people/${person.id}`,
    };
  });
}

async function decisionLines({ loaded, t, locale }: Context<unknown, Reviewed>): Promise<string[]> {
  const decisions = (await findDecisions(loaded.cohort.id)).filter(
    ({ personId }) => personId === loaded.person.id,
  );
  const names = await namesOf(decisions.map(({ decidedById }) => decidedById));
  return decisions.map(({ decision, reason, decidedById, decidedAt }) =>
    t('attendance.history.why', {
      when: showDateTime(decidedAt, locale),
      what: t(`attendance.decide.${decision}`),
      how: '',
      who: names.get(decidedById) ?? '–',
      reason,
    }),
  );
}

async function namesOf(ids: readonly number[]): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  for (const some of chunksOf([...new Set(ids)], 500))
    for (const { id, name } of await findPeople(some)) names.set(id, name);
  return names;
}
