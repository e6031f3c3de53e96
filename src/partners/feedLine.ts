/**
 * One change of status, as partners are told: the number and what became of it, nothing about the holder. Knows no
 * database.
 */

/** A change at its place in the feed. */
export interface FeedLine {
  /** Grows along the feed; the cursor. */
  readonly position: number;
  readonly changeId: number;
  readonly certificateId: number;
  readonly number: string;
  /** `suspend`, `resume`, `revoke`, `replace` … */
  readonly change: string;
  /** After it. */
  readonly state: string;
  readonly at: Date;
  /** The public reason, while the certificate still is in this state. */
  readonly reason: string | null;
}

/** A change as the API shows it. */
export interface PublicChange {
  readonly cursor: string;
  readonly number: string;
  readonly change: string;
  readonly state: string;
  readonly at: string;
  readonly reason: string | null;
}

/** What the API and webhooks say of a change. */
export function publicChange({ position, number, change, state, at, reason }: FeedLine): PublicChange {
  return { cursor: String(position), number, change, state, at: at.toISOString(), reason };
}

/** The body of a webhook about a change (Standard Webhooks: type, timestamp, data). */
export function changeBody(line: FeedLine): string {
  const data = publicChange(line);
  return JSON.stringify({ type: 'certificate.changed', timestamp: data.at, data });
}

/** The body of a test message. */
export function pingBody(at: Date): string {
  return JSON.stringify({ type: 'ping', timestamp: at.toISOString(), data: {} });
}
