/** After so long without a pause others get their turn: a command must not wait for a search. */
const TURN_MS = 40;

/** The pauses of a long piece of work. */
export class Pauses {
  // The first one is at once: the question may have been one of many, as a person types.
  #next = 0;

  /** To be called between small pieces of the work; mostly returns at once. */
  async take(): Promise<void> {
    if (performance.now() <= this.#next) return;
    await new Promise((resume) => setImmediate(resume));
    this.#next = performance.now() + TURN_MS;
  }
}
