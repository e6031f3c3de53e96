/** Who may sit a course's exam: she has completed a class of it and has not passed since. Knows no tables. */

import type { AchievementKind } from '../ladders/progression.ts';

/** What a course's exam asks of an achievement. */
export interface CourseRecord {
  readonly personId: number;
  readonly kind: AchievementKind;
  readonly achievedAt: Date;
}

/** The people who may sit, from everyone's records of one course. */
export function eligiblePeople(records: readonly CourseRecord[]): number[] {
  const latest = (personId: number, kind: CourseRecord['kind']) =>
    times.get(`${kind} ${personId}`) ?? -Infinity;
  const times = new Map<string, number>();
  for (const { personId, kind, achievedAt } of records)
    times.set(`${kind} ${personId}`, Math.max(latest(personId, kind), achievedAt.getTime()));
  const people = new Set(records.map(({ personId }) => personId));
  return [...people].filter((personId) => latest(personId, 'completion') > latest(personId, 'tier'));
}
