/** Who may open the page of assessments. */
import type { RouteExamples, World } from '../../support/routeExamples.ts';

const keepers = ['trainer', 'organiser', 'admin'] as const;
const url = ({ taughtCohortId }: World) => `/teaching/classes/${taughtCohortId}/assessments`;

export const examples: RouteExamples = {
  'GET /teaching/classes/:cohortId/assessments': { allowed: keepers, url },
  'POST /teaching/classes/:cohortId/assessments': { allowed: keepers, url },
};
