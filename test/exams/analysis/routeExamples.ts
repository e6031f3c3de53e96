/** Who may open the analysis of an exam. */
import { type RouteExamples, staff, type World } from '../../support/routeExamples.ts';

const url = ({ examId }: World) => `/admin/exams/${examId}/analysis`;

export const examples: RouteExamples = {
  'GET /admin/exams/:examId/analysis': { allowed: staff, url },
  'GET /admin/exams/:examId/analysis.xlsx': { allowed: staff, url: (world) => `${url(world)}.xlsx` },
};
