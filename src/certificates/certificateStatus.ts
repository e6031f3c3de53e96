/** What a certificate's stored state and end date mean now, and which changes of state are allowed. */
import type { LeafKind } from '../transparency/leaf.ts';

/** The stored state; expiry is not stored, since time alone brings it. */
export type CertificateState = 'active' | 'suspended' | 'revoked' | 'replaced';

/** What a verifier is told about a certificate that exists. */
export type CertificateVerdict = 'valid' | 'expired' | 'suspended' | 'revoked' | 'replaced';

/** What staff may do to a certificate. */
export type CertificateChange = 'suspend' | 'resume' | 'revoke' | 'replace';

/** Why a change is refused. */
export type ChangeFault =
  | 'alreadySuspended'
  | 'notSuspended'
  | 'suspended'
  | 'alreadyRevoked'
  | 'alreadyReplaced';

/** The state after a change, or why it is refused. */
export type ChangeResult =
  | { readonly ok: true; readonly state: CertificateState }
  | { readonly ok: false; readonly fault: ChangeFault };

const after: Readonly<Record<CertificateChange, CertificateState>> = {
  suspend: 'suspended',
  resume: 'active',
  revoke: 'revoked',
  replace: 'replaced',
};

/** What the transparency log calls each change. */
export const leafKindOf: Readonly<Record<CertificateChange, LeafKind>> = {
  suspend: 'suspended',
  resume: 'resumed',
  revoke: 'revoked',
  replace: 'replaced',
};

/** The state that a certificate has after an entry of the log. */
export const stateAfter: Readonly<Record<LeafKind, CertificateState>> = {
  issued: 'active',
  suspended: 'suspended',
  resumed: 'active',
  revoked: 'revoked',
  replaced: 'replaced',
};

/** What faults forbid, per state that is left; revoked and replaced are final. */
const faults: Readonly<Record<CertificateState, Partial<Record<CertificateChange, ChangeFault>>>> = {
  active: { resume: 'notSuspended' },
  suspended: { suspend: 'alreadySuspended', replace: 'suspended' },
  revoked: everyChange('alreadyRevoked'),
  replaced: everyChange('alreadyReplaced'),
};

/** The verdict at a moment; the issuer's decision outweighs expiry. `expiresAt` is the first moment of invalidity. */
export function verdictOf(state: CertificateState, expiresAt: Date | null, now: Date): CertificateVerdict {
  if (state !== 'active') return state;
  return expiresAt && now >= expiresAt ? 'expired' : 'valid';
}

/** Applies a change of state. An expired certificate can still be suspended, revoked or replaced. */
export function changeState(state: CertificateState, change: CertificateChange): ChangeResult {
  const fault = faults[state][change];
  return fault ? { ok: false, fault } : { ok: true, state: after[change] };
}

/** The changes that are open to a certificate, for its buttons. */
export function openChanges(state: CertificateState): CertificateChange[] {
  return (Object.keys(after) as CertificateChange[]).filter((change) => !faults[state][change]);
}

function everyChange(fault: ChangeFault): Record<CertificateChange, ChangeFault> {
  return { suspend: fault, resume: fault, revoke: fault, replace: fault };
}
