/** The threads that make documents: few, started when there is work, ended when there is none. */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { DocumentJob } from './certificateDocument.ts';

/** One core stays free for those who verify; each thread holds the opened fonts, so there are never many. */
export const workerThreads = Math.max(1, Math.min(4, availableParallelism() - 1));

const idleMilliseconds = 20_000;

/** Megabytes for each thread: a document needs a tenth, and without bounds the heap grows with the batch. */
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

let pool: Piscina<DocumentJob, Uint8Array> | null = null;

/** Makes a document in one of the threads; callers keep the number of jobs at once small. */
export async function renderInWorker(job: DocumentJob): Promise<Buffer> {
  pool ??= new Piscina({
    filename: new URL('./certificatePdf.worker.ts', import.meta.url).href,
    name: 'render',
    minThreads: 0,
    maxThreads: workerThreads,
    idleTimeout: idleMilliseconds,
    resourceLimits: memory,
  });
  const { buffer, byteOffset, byteLength } = await pool.run(job);
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Ends the threads. */
export async function closeWorkers(): Promise<void> {
  await pool?.destroy();
  pool = null;
}
