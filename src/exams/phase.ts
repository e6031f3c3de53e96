/** Where a candidate stands in one exam. Knows no tables. */
import { windowState } from './sittingClock.ts';

/** From the announcement to the result. */
export const phases = ['upcoming', 'open', 'sitting', 'waiting', 'passed', 'failed', 'missed'] as const;
export type Phase = (typeof phases)[number];

/** What the phase follows from. */
export interface Facts {
  readonly exam: {
    readonly state: 'draft' | 'open' | 'closed';
    readonly opensAt: Date;
    readonly closesAt: Date;
  };
  readonly sitting: { readonly submittedAt: Date | null } | null;
  readonly result: { readonly passed: boolean } | null;
}

/** The phase now. `waiting`: the theory is handed in, the practical is still open. */
export function phaseOf({ exam, sitting, result }: Facts, now: Date): Phase {
  if (result) return result.passed ? 'passed' : 'failed';
  if (sitting) return sitting.submittedAt ? 'waiting' : 'sitting';
  const window = windowState(exam, now);
  if (window === 'over') return 'missed';
  return window === 'open' ? 'open' : 'upcoming';
}
