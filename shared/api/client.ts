import type { Result } from '../domain/result.ts';
import type { EventName, EventOf, InputOf, MethodName, OutputOf } from './contract.ts';

/** One side of the contract: ask by name, and listen. Every host (shell, command line, tests) offers the same. */
export interface ApiClient {
  call<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<Result<OutputOf<Name>>>;
  /** Returns what ends the listening. */
  on<Name extends EventName>(name: Name, listener: (event: EventOf<Name>) => void): () => void;
}
