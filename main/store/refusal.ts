import type { ErrorCode } from '#shared/domain/error-codes.ts';
import { type Failure, failure } from '#shared/domain/result.ts';

/**
 * An expected failure on its way out of a transaction, which only a throw rolls back. It never leaves the store:
 * `attempt` turns it into a Result.
 */
export class Refusal extends Error {
  readonly failure: Failure;

  constructor(code: ErrorCode, params: Failure['params'] = {}) {
    super(code);
    this.failure = failure(code, params).error;
  }
}
