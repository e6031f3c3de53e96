/**
 * What a merge did, as steps that can be taken back one by one in reverse order. Knows no database: rows are plain values,
 * written as JSON that keeps dates and bytes apart from texts.
 */

/** Rows that now belong to another: `column` is the attribute, and went from one id to the other. */
export interface MoveStep {
  readonly kind: 'move';
  readonly table: string;
  readonly column: string;
  readonly ids: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** A row that lost against one that says the same of her; kept here whole. */
export interface RemoveStep {
  readonly kind: 'remove';
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Columns of a row that got other values. */
export interface SetStep {
  readonly kind: 'set';
  readonly table: string;
  readonly id: number;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

export type MergeStep = MoveStep | RemoveStep | SetStep;

/** The steps as text. */
export function writeSteps(steps: readonly MergeStep[]): string {
  return JSON.stringify(steps, function (this: Record<string, unknown>, key, value) {
    const plain = this[key];
    if (plain instanceof Date) return { $date: plain.toISOString() };
    if (Buffer.isBuffer(plain)) return { $bytes: plain.toString('base64') };
    return value;
  });
}

/** The steps from `writeSteps`. */
export function readSteps(text: string): MergeStep[] {
  return JSON.parse(text, (_key, value) => {
    if (value?.$date !== undefined) return new Date(value.$date);
    if (value?.$bytes !== undefined) return Buffer.from(value.$bytes, 'base64');
    return value;
  }) as MergeStep[];
}

/** Whether two values of a column are the same. */
export function isSameValue(left: unknown, right: unknown): boolean {
  const text = (value: unknown) =>
    writeSteps([{ kind: 'set', table: '', id: 0, before: { value }, after: {} }]);
  return text(left ?? null) === text(right ?? null);
}

/** Rows by table: how many a merge moved to the record that goes on, and how many it took out. */
export function countSteps(steps: readonly MergeStep[]): Record<string, { moved: number; removed: number }> {
  const counts: Record<string, { moved: number; removed: number }> = {};
  for (const step of steps) {
    if (step.kind === 'set') continue;
    const { moved, removed } = counts[step.table] ?? { moved: 0, removed: 0 };
    const [more, gone] = step.kind === 'move' ? [step.ids.length, 0] : [0, 1];
    counts[step.table] = { moved: moved + more, removed: removed + gone };
  }
  return counts;
}
