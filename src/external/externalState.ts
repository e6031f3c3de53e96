/** What becomes of a recorded certificate: one person records it, another checks it. */

/** Only `checked` ones are shown to the public. */
export const externalStates = ['recorded', 'checked', 'rejected'] as const;
export type ExternalState = (typeof externalStates)[number];

/** Why a decision is not open to someone; null where it is. */
export function objectionToDecision(
  entry: { readonly state: ExternalState; readonly recordedBy: number },
  actorId: number,
): 'alreadyDecided' | 'ownEntry' | null {
  if (entry.state !== 'recorded') return 'alreadyDecided';
  return entry.recordedBy === actorId ? 'ownEntry' : null;
}
