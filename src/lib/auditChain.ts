/**
 * The hash chain of the audit trail: each entry carries the SHA-256 of the one before it, so that an entry that is
 * altered, removed or put in later breaks the chain. Knows nothing of storage.
 */
import { createHash } from 'node:crypto';

/** What an entry's hash covers. */
export interface ChainedEntry {
  readonly sequence: number;
  /** UTC, millisecond precision. */
  readonly at: Date;
  readonly actorId: number | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** JSON texts exactly as stored. */
  readonly before: string | null;
  readonly after: string | null;
  readonly previousHash: string;
}

/** The hash that the first entry names as its predecessor's. */
export const genesisHash = '0'.repeat(64);

/** SHA-256 (hex) over the entry's fields, in a fixed order, as a JSON array. */
export function entryHash(entry: ChainedEntry): string {
  const fields = [
    entry.sequence,
    entry.at.toISOString(),
    entry.actorId,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.before,
    entry.after,
    entry.previousHash,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** Where a chain breaks and how. */
export interface Break {
  readonly sequence: number;
  readonly reason: 'missing' | 'altered' | 'unlinked';
}

/** Whether this entry rightly follows the one before it; null when it does. */
export function findBreak(
  entry: ChainedEntry & { hash: string },
  previous: { sequence: number; hash: string },
): Break | null {
  if (entry.sequence !== previous.sequence + 1) return { sequence: previous.sequence + 1, reason: 'missing' };
  if (entry.previousHash !== previous.hash) return { sequence: entry.sequence, reason: 'unlinked' };
  if (entryHash(entry) !== entry.hash) return { sequence: entry.sequence, reason: 'altered' };
  return null;
}
