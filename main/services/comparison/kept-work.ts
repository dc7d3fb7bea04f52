import { failure, type Result, success } from '#shared/domain/result.ts';
import type { OpenProject } from '../open-project.ts';
import { Pauses } from '../pauses.ts';

/** Who waits for a long piece of work, and is told how far it is. */
export interface Watch {
  /** True as soon as nobody waits any more. */
  cancelled(): boolean;
  progress(done: number, total: number): void;
}

/** The last result of a long piece of work, or the work itself while it is under way, for all who ask for the same. */
export class KeptWork<Value> {
  #last: { readonly open: OpenProject; readonly key: unknown; readonly value: Promise<Result<Value>> } | undefined;
  #pending: Promise<Result<Value>> | undefined;

  /** What failed, or was cancelled, is not kept. */
  of(open: OpenProject, key: unknown, make: () => Promise<Result<Value>>): Promise<Result<Value>> {
    if (this.#last?.open === open && this.#last.key === key) return this.#last.value;
    const value = make();
    this.#last = { open, key, value };
    this.#pending = value;
    const end = (isGood: boolean): void => {
      if (this.#pending === value) this.#pending = undefined;
      if (!isGood && this.#last?.value === value) this.#last = undefined;
    };
    value.then(
      ({ ok }) => end(ok),
      () => end(false),
    );
    return value;
  }

  /** Whoever asks now does not get the work that is under way, which is being cancelled. */
  leavePending(): void {
    if (this.#last?.value === this.#pending) this.#last = undefined;
  }
}

/** Runs work in small steps to its end, with pauses in which others get their turn. Each step says how far it is. */
export async function runSteps<Value>(
  steps: Generator<number, Value>,
  { total, watch }: { readonly total: number; readonly watch: Watch },
): Promise<Result<Value>> {
  const pauses = new Pauses();
  for (;;) {
    await pauses.take();
    if (watch.cancelled()) return failure('request/cancelled');
    const step = steps.next();
    if (step.done) return success(step.value);
    watch.progress(step.value, total);
  }
}
