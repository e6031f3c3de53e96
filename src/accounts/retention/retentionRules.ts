/** What is deleted once it is old enough: which table, by which date. Knows no database; how long is a setting. */

/** Rows that are deleted with all that hangs on them. */
export interface RetentionRule {
  readonly name: 'attendance' | 'examPapers' | 'practicalSheets' | 'scoreSheets';
  readonly table: string;
  /** The attribute that says how old a row is. */
  readonly date: string;
  readonly period: 'attendanceMonths' | 'papersMonths' | 'scoresMonths';
}

/** Results, achievements and certificates stay; these are what they were made from. */
export const retentionRules: readonly RetentionRule[] = [
  { name: 'attendance', table: 'attendances', date: 'checkedInAt', period: 'attendanceMonths' },
  { name: 'examPapers', table: 'sittings', date: 'submittedAt', period: 'papersMonths' },
  { name: 'practicalSheets', table: 'practical_marks', date: 'submittedAt', period: 'papersMonths' },
  { name: 'scoreSheets', table: 'score_sheets', date: 'submittedAt', period: 'scoresMonths' },
];

/** So many calendar months before a moment; the last day of a shorter month for one that it lacks. */
export function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return then;
}
