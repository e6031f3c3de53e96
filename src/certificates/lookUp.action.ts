/**
 * Notes who looked at certificates without keeping anyone waiting: looks are gathered in memory and written together,
 * about once a second. What a crash loses is a second of looks.
 */
import { addLookUps, deleteLookUpsBefore, type LookUp } from './lookUp.store.ts';

/** More than a burst of verifications in a second; beyond it looks are not noted rather than memory filled. */
const most = 20_000;
const keptMilliseconds = 2 * 365 * 86_400_000;

let gathered: LookUp[] = [];

/** Notes a look; never fails and never waits. */
export function recordLookUp(lookUp: LookUp): void {
  if (gathered.length < most) gathered.push(lookUp);
}

/** Writes what was noted; called by a chore, and once more when the instance stops. */
export async function flushLookUps(): Promise<void> {
  if (gathered.length === 0) return;
  const batch = gathered;
  gathered = [];
  await addLookUps(batch);
}

/** Forgets looks older than two years. */
export function sweepLookUps(now: Date): Promise<number> {
  return deleteLookUpsBefore(new Date(now.getTime() - keptMilliseconds));
}
