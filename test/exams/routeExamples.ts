/** Who may open which page of exams. Signed-in people whom an exam does not concern do not find it (404). */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { startSitting } from '../../src/exams/startSitting.action.ts';
import { isRefusal } from '../../src/refusal.ts';
import { type RouteExamples, signedInRoles, staff, type World } from '../support/routeExamples.ts';
import { givenCompletion, givenExam } from './fixtures.ts';

/** Only the candidate finds her exam. */
const own = {
  allowed: ['trainee', ...signedInRoles.filter((role) => role !== 'trainee')],
  alsoFine: [404],
} as const;
const assessor = ['assessor'] as const;

export const examples: RouteExamples = {
  'GET /exams': {
    allowed: ['trainee', ...signedInRoles.filter((role) => role !== 'trainee')],
    url: () => '/exams',
  },
  'GET /exams/:examId': { ...own, url: (world) => `/exams/${world.examId}` },
  'GET /exams/:examId/sitting': { ...own, url: (world) => `/exams/${world.examId}/sitting` },
  'POST /exams/:examId/sitting': { ...own, url: (world) => `/exams/${world.examId}/sitting` },
  'POST /exams/:examId/sitting/answers': { ...own, url: (world) => `/exams/${world.examId}/sitting/answers` },
  'POST /exams/:examId/sitting/saves': { ...own, url: (world) => `/exams/${world.examId}/sitting/saves` },
  'POST /exams/:examId/sitting/device': { ...own, url: (world) => `/exams/${world.examId}/sitting/device` },
  'POST /exams/:examId/sitting/submission': {
    ...own,
    url: (world) => `/exams/${world.examId}/sitting/submission`,
  },
  'GET /assessing': { allowed: assessor, url: () => '/assessing' },
  'GET /assessing/exams/:examId': { allowed: assessor, url: (world) => `/assessing/exams/${world.examId}` },
  'GET /assessing/exams/:examId/candidates/:personId': {
    allowed: assessor,
    url: (world) => `/assessing/exams/${world.examId}/candidates/${world.candidateId}`,
  },
  'POST /assessing/exams/:examId/candidates/:personId': {
    allowed: assessor,
    url: (world) => `/assessing/exams/${world.examId}/candidates/${world.candidateId}`,
  },
  'GET /admin/exams': { allowed: staff, url: () => '/admin/exams' },
  'GET /admin/exams/new': { allowed: staff, url: () => '/admin/exams/new' },
  'POST /admin/exams': { allowed: staff, url: () => '/admin/exams' },
  'GET /admin/exams/:examId': { allowed: staff, url: (world) => `/admin/exams/${world.examId}` },
  'GET /admin/exams/:examId/candidates': {
    allowed: staff,
    url: (world) => `/admin/exams/${world.examId}/candidates`,
  },
  'GET /admin/exams/:examId/edit': { allowed: staff, url: (world) => `/admin/exams/${world.examId}/edit` },
  'POST /admin/exams/:examId': { allowed: staff, url: (world) => `/admin/exams/${world.examId}` },
  'POST /admin/exams/:examId/opening': {
    allowed: staff,
    url: (world) => `/admin/exams/${world.examId}/opening`,
  },
  'POST /admin/exams/:examId/closing': {
    allowed: staff,
    url: (world) => `/admin/exams/${world.examId}/closing`,
  },
  'GET /admin/questions': { allowed: staff, url: () => '/admin/questions' },
};

/** An open exam whose candidate has begun. */
export async function given(cast: Record<CastName, number>): Promise<World> {
  const { exam, questionIds } = await givenExam();
  await givenCompletion(cast.trainee, exam.courseId);
  const refusal = await startSitting(exam, cast.trainee, new Date());
  if (isRefusal(refusal)) throw new Error('The example sitting could not start.');
  return { examId: exam.id, candidateId: cast.trainee, questionId: questionIds[0] as number };
}
