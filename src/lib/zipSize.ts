/**
 * Reads how large a ZIP archive would be unpacked, from its central directory (APPNOTE 6.3.10, §4.3.12), before
 * anything is unpacked.
 */

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endSize = 22;
const longestComment = 65_535;

/** Bytes of all entries unpacked, or null where the file is no readable ZIP archive. */
export function unpackedSize(bytes: Buffer): number | null {
  const end = findEnd(bytes);
  if (end === null) return null;
  let offset = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let entry = bytes.readUInt16LE(end + 10); entry > 0; entry--) {
    if (offset + 46 > bytes.length || bytes.readUInt32LE(offset) !== entrySignature) return null;
    total += bytes.readUInt32LE(offset + 24);
    offset +=
      46 +
      bytes.readUInt16LE(offset + 28) +
      bytes.readUInt16LE(offset + 30) +
      bytes.readUInt16LE(offset + 32);
  }
  return total;
}

function findEnd(bytes: Buffer): number | null {
  for (let at = bytes.length - endSize; at >= Math.max(0, bytes.length - endSize - longestComment); at--)
    if (bytes.readUInt32LE(at) === endSignature) return at;
  return null;
}
