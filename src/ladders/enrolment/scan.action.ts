/**
 * Counts how often each source's address was opened, without keeping anyone waiting: scans are gathered in memory and
 * added to their day together, about once a second. What a crash loses is a second of scans. No person is known here.
 */
import { toLocalDay } from '../../i18n/dates.ts';
import { addScans } from './source.store.ts';

let gathered = new Map<string, number>();

/** Notes a scan; never fails and never waits. */
export function recordScan(sourceId: number, now: Date): void {
  const key = `${sourceId} ${toLocalDay(now)}`;
  gathered.set(key, (gathered.get(key) ?? 0) + 1);
}

/** Writes what was noted; called by a chore, and once more when the instance stops. */
export async function flushScans(): Promise<void> {
  if (gathered.size === 0) return;
  const batch = gathered;
  gathered = new Map();
  await addScans(
    [...batch].map(([key, scans]) => {
      const [sourceId, day] = key.split(' ') as [string, string];
      return { sourceId: Number(sourceId), day, scans };
    }),
  );
}
