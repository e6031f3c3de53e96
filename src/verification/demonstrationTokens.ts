/** The demonstration's fixed tokens: one for each state, listed in the README, refused in production. */

/** Fixed tokens by state; each as long as a real one. */
export const demonstrationTokens = {
  valid: 'dem0va11d000000000000000v1',
  expired: 'dem0exp1red0000000000000e1',
  suspended: 'dem0svspended00000000000s1',
  revoked: 'dem0rev0ked0000000000000r1',
} as const;

/** Whether a token belongs to the demonstration. */
export function isDemonstrationToken(token: string): boolean {
  return Object.values(demonstrationTokens).some((fixed) => fixed === token);
}
