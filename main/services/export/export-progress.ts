const EVERY_MS = 100;

/** Passes on how far something is, not more often than a person can see. */
export class Progress {
  readonly #tell: (done: number) => void;
  #done = 0;
  #told = 0;

  constructor(tell: (done: number) => void) {
    this.#tell = tell;
  }

  add(count: number): void {
    this.#done += count;
    const now = performance.now();
    if (now - this.#told < EVERY_MS) return;
    this.#told = now;
    this.#tell(this.#done);
  }
}
