/** Who may invigilate, and whose page may report. Signed-in people whom an exam does not concern do not find it (404). */
import { type RouteExamples, signedInRoles, staff, type World } from '../../support/routeExamples.ts';

const live = (rest: string) => (world: World) => `/admin/exams/${world.examId}/live${rest}`;

const allowances = (world: World) => `/admin/exams/${world.examId}/allowances`;

export const examples: RouteExamples = {
  'GET /admin/exams/:examId/live': { allowed: staff, url: live('') },
  'POST /admin/exams/:examId/live/minutes': { allowed: staff, url: live('/minutes') },
  'GET /admin/exams/:examId/allowances': { allowed: staff, url: allowances },
  'POST /admin/exams/:examId/allowances': { allowed: staff, url: allowances },
  'GET /admin/exams/:examId/live/:personId': {
    allowed: staff,
    url: (world) => live(`/${world.candidateId}`)(world),
  },
  'POST /exams/:examId/sitting/reports': {
    allowed: signedInRoles,
    alsoFine: [404],
    url: (world) => `/exams/${world.examId}/sitting/reports`,
  },
};
