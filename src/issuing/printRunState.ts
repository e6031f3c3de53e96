/** The states of a print run. Knows no forms. */

/** `prepared`: forms are assigned, and nobody has said yet that they are printed; `withdrawn`: they went back. */
export const printRunStates = ['prepared', 'printed', 'withdrawn'] as const;
export type PrintRunState = (typeof printRunStates)[number];

/** How a prepared run ends. */
export type PrintRunEnd = Exclude<PrintRunState, 'prepared'>;

/** Most certificates of one run: a day's work of one printer, and one unit of work. */
export const mostInRun = 10_000;
