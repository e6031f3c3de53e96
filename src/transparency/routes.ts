/** The public addresses of the log: no session, no cookie. */
import { type AnyRoute, route } from '../http/route.ts';
import {
  showConsistency,
  showEntries,
  showHead,
  showHeads,
  showInclusion,
  showKeys,
  showLog,
} from './log.page.ts';

const open = { method: 'get', may: 'anyone', session: false, limit: 'verify' } as const;

export const routes: readonly AnyRoute[] = [
  route({ ...open, path: '/log', handle: showLog }),
  route({ ...open, path: '/log/head', handle: showHead }),
  route({ ...open, path: '/log/heads', handle: showHeads }),
  route({ ...open, path: '/log/keys', handle: showKeys }),
  route({ ...open, path: '/log/entries', handle: showEntries }),
  route({ ...open, path: '/log/proof/inclusion', handle: showInclusion }),
  route({ ...open, path: '/log/proof/consistency', handle: showConsistency }),
];
