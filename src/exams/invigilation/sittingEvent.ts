/** What is written down about a sitting while it lasts: facts for whoever has to decide later, never a verdict. */

/** Kinds of events: what the page reports, what staff do, and a second device. */
export const sittingEventKinds = ['left', 'returned', 'reconnected', 'otherDevice', 'granted'] as const;
export type SittingEventKind = (typeof sittingEventKinds)[number];

/** What a candidate's page reports of itself: it was left for another, came back, and met the network again. */
export const reportedKinds = [
  'left',
  'returned',
  'reconnected',
] as const satisfies readonly SittingEventKind[];

/** A page that was not heard of for so long counts as disconnected: it reports every 30 s, give or take a third. */
export const silenceMilliseconds = 90_000;

/** How someone at her paper stands, for the invigilator. */
export type Presence = 'connected' | 'silent' | 'handedIn';

/** From when her page was last heard of. */
export function presenceOf(
  { submittedAt, seenAt }: { readonly submittedAt: Date | null; readonly seenAt: Date },
  now: Date,
): Presence {
  if (submittedAt) return 'handedIn';
  return now.getTime() - seenAt.getTime() > silenceMilliseconds ? 'silent' : 'connected';
}
