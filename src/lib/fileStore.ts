/** Keeps files under keys, in a folder or in an S3-compatible store. Knows nothing of what they hold. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AwsClient } from 'aws4fetch';

/** A place for files. Keys are relative paths without `..`; what is written under a key is never changed. */
export interface FileStore {
  readonly kind: 'folder' | 's3';
  put(key: string, bytes: Buffer): Promise<void>;
  /** The file, or null where there is none. */
  get(key: string): Promise<Buffer | null>;
  remove(key: string): Promise<void>;
}

/** Who we are for an S3-compatible store. */
export interface S3Access {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

/** Milliseconds after which a store that does not answer has failed. */
const patience = 20_000;

/** Files in a folder; each appears whole or not at all. */
export function folderFiles(folder: string): FileStore {
  return {
    kind: 'folder',
    async put(key, bytes) {
      const path = join(folder, key);
      await mkdir(dirname(path), { recursive: true });
      const draft = `${path}.${process.pid}.part`;
      await writeFile(draft, bytes, { flush: true });
      await rename(draft, path);
    },
    async get(key) {
      return readFile(join(folder, key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
    },
    remove: (key) => rm(join(folder, key), { force: true }),
  };
}

/** Files in a bucket, addressed as `https://endpoint/bucket` (path style). */
export function s3Files(bucket: string, { accessKey, secretKey, region }: S3Access): FileStore {
  const client = new AwsClient({
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    service: 's3',
    region,
    retries: 3,
  });
  const ask = async (method: string, key: string, body: Buffer | null = null) => {
    const response = await client.fetch(`${bucket}/${key}`, {
      method,
      body: body && new Uint8Array(body),
      headers: {
        'X-Amz-Content-Sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
      },
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok && response.status !== 404)
      throw new Error(`The document store answered ${response.status} to ${method} ${key}.`);
    return response;
  };
  return {
    kind: 's3',
    async put(key, bytes) {
      if (!(await ask('PUT', key, bytes)).ok) throw new Error('The document store has no such bucket.');
    },
    async get(key) {
      const response = await ask('GET', key);
      return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
    },
    async remove(key) {
      await ask('DELETE', key);
    },
  };
}
