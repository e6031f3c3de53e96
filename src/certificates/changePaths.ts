/** The parts of addresses that follow a certificate's own, as nouns. */

/** Under which a change is prepared and made. */
export const changePaths = {
  suspend: 'suspension',
  resume: 'resumption',
  revoke: 'revocation',
  replace: 'replacement',
} as const;

/** Under which a revocation that waits is decided, below `revocation`. */
export const decisionPaths = {
  confirmed: 'confirmation',
  declined: 'refusal',
  withdrawn: 'withdrawal',
} as const;
