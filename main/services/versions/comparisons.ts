import { Worker } from 'node:worker_threads';
import { type ComparedTexts, compareTexts, type Comparison } from '#shared/comparison/compare-texts.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { entryFile } from '../entry-file.ts';

/**
 * Shorter texts are compared faster than a thread starts: so many UTF-16 units of both together take about 20 ms
 * (measured: 350 ms for two texts of a million each).
 */
const SHORT = 100_000;

/** Two texts of a few megabytes with all their words; see `main/readers/limits.ts` for how long a text can be. */
const HEAP_MB = 1024;

/** Compares versions of texts, the long ones in a thread of their own, where they can be stopped. */
export class Comparisons {
  readonly #running = new Set<() => void>();

  async compare(texts: ComparedTexts): Promise<Result<Comparison>> {
    if (texts.before.length + texts.after.length < SHORT && texts.places.length < 2000)
      return success(compareTexts(texts));
    return this.#inThread(texts);
  }

  /** Whatever is being compared ends with `import/cancelled`. */
  cancel(): void {
    for (const stop of this.#running) stop();
  }

  async #inThread(texts: ComparedTexts): Promise<Result<Comparison>> {
    const worker = new Worker(entryFile('comparison'), {
      workerData: texts,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    let stop = (): void => {};
    try {
      return await new Promise<Result<Comparison>>((resolve) => {
        stop = () => resolve(failure('import/cancelled', {}));
        this.#running.add(stop);
        worker.once('message', (comparison: Comparison) => resolve(success(comparison)));
        worker.once('error', (error) => resolve(failure('request/internal', { reason: error.message })));
        worker.once('exit', () => resolve(failure('request/internal', { reason: 'the comparison ended' })));
      });
    } finally {
      this.#running.delete(stop);
      await worker.terminate();
    }
  }
}
