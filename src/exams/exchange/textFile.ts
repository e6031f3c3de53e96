/**
 * Reads text files of questions as people have them: UTF-8, UTF-16 with its mark, or GB18030. A file that was once saved
 * wrongly, UTF-8 read as Latin-1, is told apart, for nothing good comes of importing it.
 */

/** The text, or what is wrong with it. */
export function decodeText(bytes: Uint8Array): { text: string } | { problem: 'mojibake' | 'encoding' } {
  const text = decoded(bytes);
  if (text === null) return { problem: 'encoding' };
  return isMojibake(text) ? { problem: 'mojibake' } : { text: text.replace(/\r\n?/g, '\n') };
}

function decoded(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return attempt(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return attempt(bytes, 'utf-16be');
  return attempt(bytes, 'utf-8') ?? attempt(bytes, 'gb18030');
}

function attempt(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}

/** Chinese in UTF-8 that was read as Latin-1 is full of letters with accents, and turns to Chinese when read again. */
function isMojibake(text: string): boolean {
  const runs = text.match(/[\u0080-\u00ff]{3,}/g) ?? [];
  return runs.some((run) => {
    const again = attempt(
      Uint8Array.from(run, (one) => one.charCodeAt(0)),
      'utf-8',
    );
    return again !== null && /\p{Script=Han}/u.test(again);
  });
}
