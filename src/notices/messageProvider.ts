/** What every way out has in common: it takes one message and says honestly what became of it. */
import type { Channel } from './messaging.ts';

/** A message ready to go. */
export interface OutgoingMessage {
  /** The same however often it is tried: receivers that know it drop repeats. */
  readonly key: string;
  /** The address, number or id of the person in this channel. */
  readonly to: string;
  readonly kind: string;
  readonly language: 'zh-CN' | 'en';
  readonly subject: string;
  /** One sentence, without the address. */
  readonly text: string;
  /** Where it leads: a whole address. */
  readonly href: string;
  readonly linkLabel: string;
  /** Where she chooses what she gets: a whole address; null for what she asked for right now. */
  readonly preferencesHref: string | null;
  readonly preferencesLabel: string;
  /** What the sentence is made of, for channels with fixed templates. */
  readonly facts: { readonly title: string; readonly when: string; readonly place: string };
}

/** `sending`: someone holds it; `dropped`: not sent, and on purpose. */
export const messageStates = ['due', 'sending', 'sent', 'failed', 'dropped'] as const;
export type MessageState = (typeof messageStates)[number];

/** Why it did not go. No text of the other side is kept: it may hold an address. */
export const problems = [
  'connection',
  'busy',
  'refused',
  'credentials',
  'unknown',
  'noAddress',
  'noTemplate',
  'notChosen',
  'stale',
  'consent',
  'byStaff',
] as const;
export type Problem = (typeof problems)[number];

/**
 * What became of it. `later`: it surely did not arrive, another try makes sense. `refused`: it surely did not and never
 * will. `unknown`: it may have arrived, so it is not tried again by itself.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly providerId: string | null }
  | {
      readonly kind: 'later' | 'refused' | 'unknown';
      readonly problem: Problem;
      readonly status: number | null;
    };

/** One way out. It answers within `timeLimit` and throws nothing. */
export interface MessageProvider {
  readonly channel: Channel;
  send(message: OutgoingMessage): Promise<SendOutcome>;
}

/** Milliseconds in which a provider answers. */
export const timeLimit = 30_000;
