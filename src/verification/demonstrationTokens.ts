/** The demonstration's fixed tokens: one for each state, listed in the README, refused in production. */

/** Fixed tokens by state; each as long as a real one. `recorded` is another issuer's certificate. */
export const demonstrationTokens = {
  valid: 'dem0va11d00000000000000001',
  expired: 'dem0exp1red000000000000002',
  suspended: 'dem0svspended0000000000003',
  revoked: 'dem0rev0ked000000000000004',
  replaced: 'dem0rep1aced00000000000005',
  recorded: 'dem0rec0rded00000000000006',
} as const;

/** Whether a token belongs to the demonstration. */
export function isDemonstrationToken(token: string): boolean {
  return fixed.has(token);
}

const fixed: ReadonlySet<string> = new Set(Object.values(demonstrationTokens));
