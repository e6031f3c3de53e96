/** The demonstration's fixed API key, listed in the README, refused outside a demonstration. */

export const demonstrationKey = 'jt_demo-key-for-trying-the-api-0001';

/** Whether a key belongs to the demonstration. */
export function isDemonstrationKey(key: string): boolean {
  return key === demonstrationKey;
}
