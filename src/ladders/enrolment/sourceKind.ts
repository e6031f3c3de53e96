/** What brings people to a class. */

export const sourceKinds = ['community', 'gridWorker', 'station', 'other'] as const;
export type SourceKind = (typeof sourceKinds)[number];
