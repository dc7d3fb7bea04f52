import { z } from 'zod';
import { contract, type InputOf, type MethodName, type OutputOf } from '#shared/api/contract.ts';
import { failure, type Result } from '#shared/domain/result.ts';
import { failureOf } from '../store/failures.ts';
import type { Handlers, ServiceMethod } from './handlers.ts';
import type { Log } from './host.ts';

/**
 * Answers by name. Own keys only, so that `toString` or `__proto__` are no methods; every input is parsed, whoever
 * sent it; and whatever is thrown becomes a failure, because the caller is another process that can catch nothing.
 */
export function createDispatcher(handlers: Handlers<ServiceMethod>, log: Log) {
  return async function call<Name extends MethodName>(
    name: Name,
    input: InputOf<Name>,
  ): Promise<Result<OutputOf<Name>>> {
    if (!Object.hasOwn(contract, name) || !Object.hasOwn(handlers, name)) return failure('request/unknown', { name });
    const parsed = contract[name].input.safeParse(input);
    if (!parsed.success) return failure('request/invalid', { name, reason: z.prettifyError(parsed.error) });
    try {
      // A handler takes and gives what the contract says for its own name (see Handlers); the index loses that tie.
      const handle = handlers[name as ServiceMethod] as (input: unknown) => Promise<Result<OutputOf<Name>>>;
      return await handle(parsed.data);
    } catch (error) {
      const known = failureOf(error, '');
      if (known) return { ok: false, error: known };
      log.error(`"${name}" failed`, error);
      return failure('request/internal', { reason: error instanceof Error ? error.message : String(error) });
    }
  };
}
