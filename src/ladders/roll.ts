/** What saving a roll changes: who is ticked now and was not, and whose tick is taken back. Knows no tables. */

/**
 * How someone's presence was recorded. `qr`: she scanned the code that changes on the trainer's screen; `doorSheet`:
 * the printed one; `trainerScan`: the trainer scanned hers; `roll`: ticked by hand; `correction`: staff set it.
 */
export const attendanceMethods = ['qr', 'doorSheet', 'trainerScan', 'roll', 'correction'] as const;
export type AttendanceMethod = (typeof attendanceMethods)[number];

/** People (ids) to record, and people whose tick to remove. */
export interface RollChanges {
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

/** Compares the ticks with what is recorded. Only people with a place count; what was scanned or corrected is never taken back. */
export function rollChanges(
  enrolled: readonly number[],
  recorded: ReadonlyMap<number, AttendanceMethod>,
  ticked: readonly number[],
): RollChanges {
  const present = new Set(ticked);
  return {
    added: enrolled.filter((id) => present.has(id) && !recorded.has(id)),
    removed: enrolled.filter((id) => !present.has(id) && recorded.get(id) === 'roll'),
  };
}
