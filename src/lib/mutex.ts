/** Runs asynchronous work one at a time, in order of arrival, within this process. */
export class Mutex {
  #tail: Promise<unknown> = Promise.resolve();

  /** Waits for all earlier work, then runs this. A failure reaches the caller and does not stop later work. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(work);
    this.#tail = result.catch(() => undefined);
    return result;
  }
}
