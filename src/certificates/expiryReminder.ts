/** When holders are reminded that a certificate ends: 90, 30 and 7 days before. Knows no clock and no inbox. */

/** Days before the end, nearest first. */
export const reminderDays = [7, 30, 90] as const;
const day = 86_400_000;

/** Which reminder is due for a certificate that ends then, or null: the nearest whose time has come. */
export function reminderDue(expiresAt: Date, now: Date): (typeof reminderDays)[number] | null {
  const left = expiresAt.getTime() - now.getTime();
  if (left <= 0) return null;
  return reminderDays.find((days) => left <= days * day) ?? null;
}

/** Whole days left, at least one while it holds. */
export function daysLeft(expiresAt: Date, now: Date): number {
  return Math.max(1, Math.ceil((expiresAt.getTime() - now.getTime()) / day));
}

/** The key under which a reminder is sent once. */
export function reminderKey(certificateId: number, days: number): string {
  return `expiring:${certificateId}:${days}`;
}
