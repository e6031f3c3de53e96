/** Streams a ZIP whose files are made one at a time, when the one before has been sent; memory stays flat. */
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** One file of a ZIP. */
export interface ZipEntry {
  readonly name: string;
  readonly read: () => Promise<Buffer>;
}

/** The ZIP as a stream; it fails as a whole when one file can't be read. Documents are stored as they are. */
export function zipStream(entries: AsyncIterable<ZipEntry>): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  zip.on('error', (error) => output.destroy(error as Error));
  void fill(zip, entries).catch((error: unknown) => output.destroy(error as Error));
  return output;
}

/** The next file is read once the one before has gone into the ZIP. */
async function fill(zip: ZipFile, entries: AsyncIterable<ZipEntry>): Promise<void> {
  for await (const { name, read } of entries) {
    const bytes = Readable.from([await read()]);
    const sent = Promise.withResolvers<void>();
    bytes.once('end', sent.resolve);
    bytes.once('error', sent.reject);
    zip.addReadStream(bytes, name, { compress: false });
    await sent.promise;
  }
  zip.end();
}
