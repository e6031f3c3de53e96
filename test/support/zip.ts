/** Makes small ZIP archives, honest and not, byte by byte. */
import { deflateRawSync } from 'node:zlib';

/** An entry; `stated` is the unpacked size that its headers claim. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
  readonly stated?: number;
  readonly stored?: boolean;
  /** In the file but not in the directory. */
  readonly hidden?: boolean;
}

/** An archive of these entries. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stated, stored, hidden } of entries) {
    const data = stored ? content : deflateRawSync(content);
    const head = { method: stored ? 0 : 8, packed: data.length, size: stated ?? content.length, name };
    const body = Buffer.concat([localHeader(head), data]);
    if (!hidden) directory.push(directoryEntry(head, offset));
    bodies.push(body);
    offset += body.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...bodies, ...directory, endRecord(directory.length, size, offset)]);
}

interface Head {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly name: string;
}

function localHeader({ method, packed, size, name }: Head): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(packed, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([header, Buffer.from(name)]);
}

function directoryEntry({ method, packed, size, name }: Head, offset: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(method, 10);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(Buffer.byteLength(name), 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, Buffer.from(name)]);
}

function endRecord(entries: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
