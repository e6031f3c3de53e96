/** A missing condition as a preview keeps it: dates as ISO texts. */
import type { Check } from './checks.ts';
import type { Condition } from './ladderVersion.ts';

/** What is missing, as stored. */
export interface StoredCheck {
  readonly condition: Condition;
  readonly lack: number;
  readonly since: string | null;
  readonly from: string | null;
}

/** For storing. */
export function storedCheck({ condition, lack, since, from }: Check): StoredCheck {
  return { condition, lack, since: since?.toISOString() ?? null, from: from?.toISOString() ?? null };
}

/** As it was. */
export function restoredCheck({ condition, lack, since, from }: StoredCheck): Check {
  const asDate = (text: string | null) => (text === null ? null : new Date(text));
  return { condition, isMet: false, lack, share: 1, since: asDate(since), from: asDate(from) };
}
