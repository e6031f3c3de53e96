/**
 * From when on results are shown, so that nobody's answer can be read out of them. The answers of one class with one
 * trainer (a cell) count by full fives, in the order in which they came; results of a class, a trainer or a course are
 * sums of cells. So whatever is shown, and whatever differences are made between any two of them or between today and
 * tomorrow, is about five answers or none. Knows no tables.
 */

/** Fewest answers behind anything that is shown. */
export const fewest = 5;

/** How many of so many answers count. */
export function countedOf(answers: number): number {
  return answers - (answers % fewest);
}

/** Whether the answer that was just added makes its five full. */
export function fillsUp(answers: number): boolean {
  return answers > 0 && answers % fewest === 0;
}

/** Sums over counted answers. */
export interface Sums {
  readonly counted: number;
  readonly content: number;
  readonly trainer: number;
  readonly organisation: number;
}

/** Mean marks in hundredths, 100–500. */
export type Means = Sums;

/** The means, or null where there are too few answers. */
export function meansOf({ counted, content, trainer, organisation }: Sums): Means | null {
  if (counted < fewest) return null;
  const mean = (sum: number) => Math.round((sum * 100) / counted);
  return { counted, content: mean(content), trainer: mean(trainer), organisation: mean(organisation) };
}

/** Cells taken together. */
export function sumOf(cells: readonly Sums[]): Sums {
  const total = (pick: (cell: Sums) => number) => cells.reduce((sum, cell) => sum + pick(cell), 0);
  return {
    counted: total(({ counted }) => counted),
    content: total(({ content }) => content),
    trainer: total((cell) => cell.trainer),
    organisation: total(({ organisation }) => organisation),
  };
}
