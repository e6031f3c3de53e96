/** Gathers the people of a class, an exam or an event who may be given a certificate, and for what. Writes nothing. */
import { findPeople } from '../accounts/person.store.ts';
import { findCompetition, findEvent } from '../competitions/competition.store.ts';
import { findResultList } from '../competitions/scoreSheet.store.ts';
import { findExam } from '../exams/exam.store.ts';
import { findResultsIn } from '../exams/result.store.ts';
import { findCohort } from '../ladders/cohort.store.ts';
import { findCourse, listTiers } from '../ladders/course.store.ts';
import { findEnrolmentsIn } from '../ladders/enrolment.store.ts';
import { chunksOf } from '../lib/chunks.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { AwardDraft } from './awardDraft.ts';
import type { BatchSource } from './batchState.ts';
import type { Candidate, RowReason } from './splitBatch.ts';

/** A source's people, and a title for the batch. */
export interface Gathered {
  readonly title: string;
  readonly candidates: readonly Candidate[];
}

/** Someone of a source, before her name is known. */
interface Entrant {
  readonly personId: number;
  readonly award: AwardDraft | null;
  readonly fault: RowReason | null;
}

/** Everyone of a class, exam or event; a Refusal where there is nothing to issue from yet. */
export function gatherCandidates(
  source: Exclude<BatchSource, 'file'>,
  id: number,
): Promise<Gathered | Refusal> {
  return { cohort: fromCohort, exam: fromExam, event: fromEvent }[source](id);
}

async function fromCohort(id: number): Promise<Gathered | Refusal> {
  const cohort = await findCohort(id);
  const training = cohort && (await findTraining(cohort.courseId));
  if (!cohort || !training) return refuse('issuing.refusal.noSource', {}, 'source');
  if (cohort.state !== 'completed') return refuse('issuing.refusal.classNotCompleted', {}, 'source');
  const days = { startsOn: cohort.startsAt.toISOString(), endsOn: cohort.endsAt.toISOString() };
  const award = { ...training.award, ...days, awardKey: `cohort:${id}` };
  const enrolments = await findEnrolmentsIn(id);
  const completed = enrolments.filter(({ state }) => state === 'completed');
  const fault = training.hasExam ? 'examNeeded' : null;
  const entrants = completed.map(({ personId }) => ({ personId, award, fault }) as const);
  return { title: `${cohort.code} ${training.award.programmeZh}`, candidates: await named(entrants) };
}

async function fromExam(id: number): Promise<Gathered | Refusal> {
  const exam = await findExam(id);
  const training = exam && (await findTraining(exam.courseId));
  if (!exam || !training) return refuse('issuing.refusal.noSource', {}, 'source');
  const award = { ...training.award, awardKey: `exam:${id}` };
  const results = await findResultsIn(id);
  if (results.length === 0) return refuse('issuing.refusal.noResults', {}, 'source');
  const entrants = results.map(({ personId, passed }) => ({
    personId,
    award,
    fault: passed ? null : ('notPassed' as const),
  }));
  return { title: exam.titleZh, candidates: await named(entrants) };
}

async function fromEvent(id: number): Promise<Gathered | Refusal> {
  const event = await findEvent(id);
  const competition = event && (await findCompetition(event.competitionId));
  const list = await findResultList(id);
  if (!event || !competition) return refuse('issuing.refusal.noSource', {}, 'source');
  if (!list?.publishedAt) return refuse('issuing.refusal.notPublished', {}, 'source');
  const entrants = list.rows.map(({ personId, awardZh, awardEn }) => ({
    personId,
    award: {
      ...blankAward,
      kind: 'award',
      awardKey: `event:${id}`,
      programmeZh: `${competition.titleZh}“${event.titleZh}”赛项`,
      programmeEn: `${event.titleEn}, ${competition.titleEn}`,
      awardZh,
      awardEn,
    } as const,
    fault: awardZh === null ? ('noAward' as const) : null,
  }));
  return { title: `${competition.titleZh} ${event.titleZh}`, candidates: await named(entrants) };
}

/** The parts of an award that most have empty. */
export const blankAward = {
  titleZh: null,
  programmeEn: null,
  tierName: null,
  hours: null,
  startsOn: null,
  endsOn: null,
  awardZh: null,
  awardEn: null,
  validityMonths: null,
} as const;

/** What completing a course is certified as. */
async function findTraining(courseId: number) {
  const course = await findCourse(courseId);
  const tier = (await listTiers()).find(({ rank }) => rank === course?.tierRank);
  if (!course || !tier) return null;
  const award = {
    ...blankAward,
    kind: 'completion',
    awardKey: '',
    programmeZh: course.titleZh,
    programmeEn: course.titleEn,
    tierName: tier.titleZh,
    hours: course.theoryHours + course.practiceHours,
    validityMonths: tier.rules.validityMonths,
  } as const;
  return { award, hasExam: tier.rules.hasExam };
}

async function named(entrants: readonly Entrant[]): Promise<Candidate[]> {
  const names = new Map<number, string>();
  for (const some of chunksOf(entrants, 500))
    for (const { id, name } of await findPeople(some.map(({ personId }) => personId))) names.set(id, name);
  return entrants.map((entrant) => ({
    ...entrant,
    holderName: names.get(entrant.personId) ?? '',
    detail: null,
  }));
}
