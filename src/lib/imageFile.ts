/** Reads what kind of picture a file is, and how large, from its own bytes: names and browsers are not believed. */

/** What a picture may be. */
export const imageLimits = { bytes: 2 * 1024 * 1024, side: 4000 } as const;

/** A picture's kind and size in pixels. */
export interface ImageFacts {
  readonly mimeType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

const pngHead = '89504e470d0a1a0a';

/** The facts of a PNG or JPEG file; null for anything else. */
export function imageFacts(bytes: Buffer): ImageFacts | null {
  if (bytes.subarray(0, 8).toString('hex') === pngHead && bytes.length > 24)
    return sized('image/png', bytes.readUInt32BE(16), bytes.readUInt32BE(20));
  return bytes.subarray(0, 3).toString('hex') === 'ffd8ff' ? jpegFacts(bytes) : null;
}

/** Walks the segments to the frame header (ITU-T T.81, B.2.2), which holds height and width. */
function jpegFacts(bytes: Buffer): ImageFacts | null {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] as number;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sized('image/jpeg', bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function sized(mimeType: ImageFacts['mimeType'], width: number, height: number): ImageFacts | null {
  return width > 0 && height > 0 ? { mimeType, width, height } : null;
}
