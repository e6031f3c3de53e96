/**
 * Measures how large a ZIP archive is unpacked (APPNOTE 6.3.10, §4.3), by unpacking each entry up to a limit, before
 * anybody unpacks it: the sizes that an archive states may lie. An archive with room for entries that its directory does
 * not list is refused, since readers that go through a file from its start would unpack those too.
 */
import { inflateRawSync } from 'node:zlib';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endSize = 22;
const longestComment = 65_535;
/** Between two entries there is nothing but a data descriptor; a hidden entry's header would need 30 bytes. */
const longestDescriptor = 24;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly start: number;
}

/** Bytes of all entries unpacked; Infinity above the limit; null where the file is no readable, honest ZIP archive. */
export function unpackedSize(bytes: Buffer, limit: number): number | null {
  try {
    const end = findEnd(bytes);
    return end === null
      ? null
      : measure(bytes, readDirectory(bytes, end), bytes.readUInt32LE(end + 16), limit);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The files of an archive by name. Only for one that `unpackedSize` found honest and small enough. */
export function filesOf(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const end = findEnd(bytes);
  const entries = (end === null ? null : readDirectory(bytes, end)) ?? [];
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    const data = dataOf(bytes, entry);
    if (data && !entry.name.endsWith('/'))
      files.set(entry.name, entry.method === 8 ? inflateRawSync(data) : data);
  }
  return files;
}

/** Bit 11 says UTF-8 (§4.4.4); without it, Chinese Windows writes GB 18030, which has ASCII in it. */
function nameOf(bytes: Buffer, flags: number): string {
  return flags & 0x800 ? bytes.toString('utf8') : new TextDecoder('gb18030').decode(bytes);
}

function measure(bytes: Buffer, entries: readonly Entry[] | null, end: number, limit: number): number | null {
  if (!entries) return null;
  let total = 0;
  let position = 0;
  for (const entry of entries) {
    if (entry.start < position || entry.start - position > longestDescriptor) return null;
    const data = dataOf(bytes, entry);
    const size = data && sizeOf(data, entry.method, limit - total);
    if (data === null || size === null) return null;
    total += size;
    if (total > limit) return Number.POSITIVE_INFINITY;
    position = data.byteOffset - bytes.byteOffset + data.length;
  }
  return end >= position && end - position <= longestDescriptor ? total : null;
}

/** The entries that the directory lists, in the order of the file. */
function readDirectory(bytes: Buffer, end: number): Entry[] | null {
  const entries: Entry[] = [];
  let offset = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(offset) !== entrySignature) return null;
    const method = bytes.readUInt16LE(offset + 10);
    const packed = bytes.readUInt32LE(offset + 20);
    const lengths = [28, 30, 32].map((at) => bytes.readUInt16LE(offset + at));
    const name = nameOf(
      bytes.subarray(offset + 46, offset + 46 + (lengths[0] ?? 0)),
      bytes.readUInt16LE(offset + 8),
    );
    entries.push({ name, method, packed, start: bytes.readUInt32LE(offset + 42) });
    offset += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return entries.sort((left, right) => left.start - right.start);
}

/** The packed bytes of an entry. A stored one must say its size up front, or a reader would have to guess its end. */
function dataOf(bytes: Buffer, { method, packed, start }: Entry): Buffer | null {
  if (bytes.readUInt32LE(start) !== localSignature) return null;
  if (method === 0 && bytes.readUInt32LE(start + 18) !== packed) return null;
  const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
  return from + packed <= bytes.length ? bytes.subarray(from, from + packed) : null;
}

function sizeOf(data: Buffer, method: number, limit: number): number | null {
  if (method === 0) return data.length;
  if (method !== 8) return null;
  try {
    const { buffer, engine } = inflateRawSync(data, {
      maxOutputLength: limit + 1,
      info: true,
    }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return engine.bytesWritten === data.length ? buffer.length : null;
  } catch (error) {
    const isTooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLarge ? Number.POSITIVE_INFINITY : null;
  }
}

function findEnd(bytes: Buffer): number | null {
  for (let at = bytes.length - endSize; at >= Math.max(0, bytes.length - endSize - longestComment); at--)
    if (bytes.readUInt32LE(at) === endSignature) return at;
  return null;
}
