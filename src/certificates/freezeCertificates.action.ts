/**
 * Freezes many certificates in worker threads: those that a batch names, and those that wait in the queue. Several
 * instances share the work by claims; what one left behind when it crashed, another takes up once the claim has run out.
 */
import { randomUUID } from 'node:crypto';
import { chunksOf } from '../lib/chunks.ts';
import { findFrozen } from './certificateDocument.store.ts';
import { renderInWorker, workerThreads } from './documentWorkers.ts';
import { type Claim, claimDue, claimThese, findQueued, postponeDue } from './dueDocument.store.ts';
import { freezeCertificate } from './freezeCertificate.action.ts';

/** What became of a batch. */
export interface FreezeReport {
  /** How many have their document now. */
  readonly frozen: number;
  /** Certificates whose document could not be made; the queue tries them again. */
  readonly failed: readonly { certificateId: number; error: Error }[];
}

/** Told after each certificate how many are done, failures included. */
export type OnProgress = (done: number) => void | Promise<void>;

/** Few at a time: one in each thread, one on its way in and one on its way out. Also what is held in memory. */
const atOnce = workerThreads + 2;
const chunkSize = 50;
const claimMilliseconds = 120_000;

/**
 * Freezes these certificates, each once however many instances and chores are at it; the certificates must be committed.
 * A failure does not stop the others.
 */
export async function freezeCertificates(
  certificateIds: Iterable<number>,
  origin: string,
  onProgress: OnProgress = () => {},
): Promise<FreezeReport> {
  const work = new Work(origin, onProgress);
  const elsewhere: number[] = [];
  for (const chunk of chunksOf(certificateIds, chunkSize)) {
    const mine = new Set(await claimThese(newClaim(), chunk));
    const queued = await findQueued(chunk);
    const frozen = await findFrozen(chunk);
    const taken = chunk.filter((id) => queued.has(id) && !mine.has(id) && !frozen.has(id));
    elsewhere.push(...taken);
    await work.run(chunk.filter((id) => !taken.includes(id)));
  }
  // Claimed by the chore or another instance: most are made by now, and the rest may be made twice but are kept once.
  await work.run(elsewhere);
  return work.report;
}

/** Freezes what is due, in the order in which it became so, until nothing is. */
export async function freezeDueDocuments(origin: string, now: () => Date): Promise<FreezeReport> {
  const work = new Work(origin, () => {});
  for (;;) {
    const claimed = await claimDue(newClaim(now()), chunkSize);
    if (claimed.length === 0) return work.report;
    await work.run(claimed);
  }
}

/** Freezes certificates a few at a time and counts. */
class Work {
  readonly #origin: string;
  readonly #onProgress: OnProgress;
  readonly #failed: { certificateId: number; error: Error }[] = [];
  #done = 0;

  constructor(origin: string, onProgress: OnProgress) {
    this.#origin = origin;
    this.#onProgress = onProgress;
  }

  get report(): FreezeReport {
    return { frozen: this.#done - this.#failed.length, failed: this.#failed };
  }

  async run(certificateIds: readonly number[]): Promise<void> {
    const queue = certificateIds.values();
    await Promise.all(Array.from({ length: atOnce }, () => this.#drain(queue)));
  }

  async #drain(queue: Iterable<number>): Promise<void> {
    for (const certificateId of queue) {
      try {
        await freezeCertificate(certificateId, this.#origin, renderInWorker);
      } catch (error) {
        this.#failed.push({ certificateId, error: error as Error });
        await postponeDue(certificateId, new Date());
      }
      await this.#onProgress(++this.#done);
    }
  }
}

function newClaim(at = new Date()): Claim {
  return { name: randomUUID(), at, until: new Date(at.getTime() + claimMilliseconds) };
}
