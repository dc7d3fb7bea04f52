interface Limits {
  /** For the window's first word after it was asked. */
  readonly silence: number;
  /** For saving everything. */
  readonly saving: number;
}

/** Asks the window to save what it still holds, and waits until it has. */
export class UnsavedWork {
  readonly #ask: () => void;
  readonly #limits: Limits;
  #pending = 0;
  #heard: (() => void) | undefined;

  constructor(ask: () => void, limits: Limits = { silence: 1000, saving: 10_000 }) {
    this.#ask = ask;
    this.#limits = limits;
  }

  /** What the window reports, at each change and in answer to `window.closing`. */
  report(pending: number): void {
    this.#pending = pending;
    this.#heard?.();
  }

  /** The window is gone, and what it held with it. */
  forget(): void {
    this.report(0);
  }

  /** True when nothing is left to save. A window that does not answer has what it last reported. */
  async saved(): Promise<boolean> {
    const asked = performance.now();
    const heard = this.#hear(this.#limits.silence);
    this.#ask();
    await heard;
    while (this.#pending > 0) {
      const left = this.#limits.saving - (performance.now() - asked);
      if (left <= 0) break;
      await this.#hear(left);
    }
    return this.#pending === 0;
  }

  #hear(limit: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, limit);
    this.#heard = () => {
      clearTimeout(timer);
      resolve();
    };
    return promise;
  }
}
