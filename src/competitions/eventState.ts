/** States of an event: entries open, numbers drawn and scoring open, signed off, published. */
export const eventStates = ['entries', 'scoring', 'signedOff', 'published'] as const;
export type EventState = (typeof eventStates)[number];
