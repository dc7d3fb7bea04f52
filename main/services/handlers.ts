import type { InputOf, MethodName, OutputOf } from '#shared/api/contract.ts';
import type { Result } from '#shared/domain/result.ts';

/** The methods of the contract that the services answer; the shell answers the others. */
export type ServiceMethod = Exclude<MethodName, `shell.${string}` | `dialog.${string}` | `settings.${string}`>;

/** What answers some methods. Inputs have been parsed; an expected failure is returned, only bugs are thrown. */
export type Handlers<Name extends ServiceMethod> = {
  readonly [Method in Name]: (input: InputOf<Method>) => Result<OutputOf<Method>> | Promise<Result<OutputOf<Method>>>;
};
