import type { ErrorCode } from '#shared/domain/error-codes.ts';
import { failure, type Failure, type Result, success } from '#shared/domain/result.ts';

/**
 * What a reader found wrong with a file, thrown out of the callbacks of a parser and caught by `tryReading`: nobody
 * outside of a reader ever sees it.
 */
export class ReadFault extends Error {
  readonly failure: Failure;

  constructor(code: ErrorCode, params: Failure['params']) {
    super(code);
    this.failure = failure(code, params).error;
  }
}

/** The answer of a reader as a value. Any other error is a bug of ours, or of a parser, and goes on as it is. */
export async function tryReading<Value>(read: () => Promise<Value> | Value): Promise<Result<Value>> {
  try {
    return success(await read());
  } catch (error) {
    if (error instanceof ReadFault) return { ok: false, error: error.failure };
    throw error;
  }
}
