/** Tells what a scan really is by its first bytes, whatever its name says. */

const signatures: readonly (readonly [type: string, bytes: readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** The MIME type of a PDF, JPEG or PNG; null for anything else. */
export function scanTypeOf(bytes: Uint8Array): string | null {
  return signatures.find(([, start]) => start.every((byte, index) => bytes[index] === byte))?.[0] ?? null;
}
