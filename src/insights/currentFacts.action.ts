/**
 * Keeps what figures are counted from in memory. A chore reads it anew every few minutes; where there is little, each
 * visit does, so that figures there are of this moment. It gives a reading's time with it, for the page to say.
 */

import { countAttendances, readRows } from './facts.store.ts';
import type { Facts } from './facts.ts';
import { gather } from './facts.ts';

/** Up to so many attendances a reading takes a few hundredths of a second. */
const few = 20_000;
/** A reading of few serves the clicks of a moment. */
const moment = 2_000;

let kept: Facts | null = null;
let reading: Promise<Facts> | null = null;

/** Reads anew, once for all who ask meanwhile. */
export function refreshFacts(now: Date): Promise<Facts> {
  reading ??= readRows()
    .then((rows) => {
      kept = gather(rows, now);
      return kept;
    })
    .finally(() => {
      reading = null;
    });
  return reading;
}

/** What is kept; read now where nothing is, or where that is quick. */
export async function currentFacts(now: Date): Promise<Facts> {
  if (!kept) return refreshFacts(now);
  if (Math.abs(now.getTime() - kept.asOf.getTime()) <= moment) return kept;
  const isQuick = kept.attendances.id.length <= few && (await countAttendances()) <= few;
  return isQuick ? refreshFacts(now) : kept;
}

/** Forgets what is kept: for tests, whose database changes under it. */
export function forgetFacts(): void {
  kept = null;
}
