/** Says whether this instance lives (`/healthz`) and whether it can serve (`/readyz`): for load balancers. */
import { type RequestHandler, Router } from 'express';
import { database } from '../db/connection.ts';
import { pendingMigrations } from '../db/migrate.ts';

/** `/healthz`: 200 once it listens. `/readyz`: 200 once the database answers and no migration is pending. */
export function health(): RequestHandler {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const problem = await findProblem();
    response
      .status(problem ? 503 : 200)
      .json(problem ? { status: 'not ready', problem } : { status: 'ready' });
  });
  return router;
}

async function findProblem(): Promise<string | null> {
  try {
    const pending = await pendingMigrations(database());
    return pending.length === 0 ? null : `${pending.length} migrations are pending`;
  } catch {
    return 'the database does not answer';
  }
}
