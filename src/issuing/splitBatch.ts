/**
 * Splits the people of a batch into who will be given a certificate, who holds it already, and who is refused and why.
 * Knows no database: what is held and what is objected to come as arguments.
 */
import type { AwardDraft } from './awardDraft.ts';

/** What became of a row: first by the preview (`issue`, `held`, `refused`), then by the work (`issued`, `failed`). */
export type RowState = 'issue' | 'held' | 'refused' | 'issued' | 'failed';

/** Why a row is refused or failed. */
export const rowReasons = [
  'unknownPerson',
  'otherName',
  'severalPeople',
  'noName',
  'badValue',
  'duplicate',
  'examNeeded',
  'notPassed',
  'noAward',
  'forbiddenTitle',
  'unprintable',
  'error',
] as const;
export type RowReason = (typeof rowReasons)[number];

/** Someone on the list, before it is known whether she gets a certificate. */
export interface Candidate {
  readonly personId: number | null;
  readonly holderName: string;
  readonly award: AwardDraft | null;
  /** Why she can't have it, found while reading; null: nothing so far. */
  readonly fault: RowReason | null;
  readonly detail: string | null;
}

/** A row of the preview. */
export interface PreviewRow extends Omit<Candidate, 'fault'> {
  readonly state: Extract<RowState, 'issue' | 'held' | 'refused'>;
  readonly reason: RowReason | null;
  readonly certificateId: number | null;
}

/** Why a certificate would be refused, or null. */
export type Objection = (candidate: Candidate) => { reason: RowReason; detail: string } | null;

/** Splits the list; `held` gives the certificate that a person already has for an award, by `keyOf`. */
export function splitBatch(
  candidates: readonly Candidate[],
  held: ReadonlyMap<string, number>,
  objection: Objection,
): PreviewRow[] {
  const seen = new Set<string>();
  return candidates.map((candidate) => {
    const { fault, ...row } = candidate;
    const refused = (reason: RowReason, detail: string | null = row.detail): PreviewRow => ({
      ...row,
      state: 'refused',
      reason,
      detail,
      certificateId: null,
    });
    if (fault) return refused(fault);
    if (row.personId === null || row.award === null) return refused('unknownPerson');
    const key = keyOf(row.award.awardKey, row.personId);
    if (seen.has(key)) return refused('duplicate');
    seen.add(key);
    const certificateId = held.get(key);
    if (certificateId !== undefined) return { ...row, state: 'held', reason: null, certificateId };
    const objected = objection(candidate);
    if (objected) return refused(objected.reason, objected.detail);
    return { ...row, state: 'issue', reason: null, certificateId: null };
  });
}

/** The key of one award and person. */
export function keyOf(awardKey: string, personId: number): string {
  return `${awardKey} ${personId}`;
}
