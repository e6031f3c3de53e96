/** Runs asynchronous work a few at a time, in order of arrival, within this process. */
export class Lanes {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  /** `count`: how many run at the same time, at least 1. */
  constructor(count: number) {
    this.#free = count;
  }

  /** Waits until a lane is free, then runs this. A failure reaches the caller and frees the lane. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
