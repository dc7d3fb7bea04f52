const allowed = 3;
const period = 60_000;

/** Lets a process that keeps dying be started at most three times a minute. */
export class RestartBudget {
  #starts: readonly number[] = [];

  /** Whether it may be started at `now` (milliseconds), which then counts. */
  take(now: number): boolean {
    this.#starts = this.#starts.filter((start) => now - start < period);
    if (this.#starts.length >= allowed) return false;
    this.#starts = [...this.#starts, now];
    return true;
  }

  /** In how many milliseconds it may be started again. */
  wait(now: number): number {
    const [oldest = now - period] = this.#starts.slice(-allowed);
    return this.#starts.length < allowed ? 0 : Math.max(0, oldest + period - now);
  }
}
