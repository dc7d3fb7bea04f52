import type { Result } from '../domain/result.ts';
import type { ApiClient } from './client.ts';
import type { EventName, EventOf, InputOf, MethodName, OutputOf } from './contract.ts';
import type { JsonText } from './json-text.ts';

/** What the preload gives the window, as `window.annotary`, and all of it. */
export interface PreloadApi {
  call<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<JsonText<Result<OutputOf<Name>>>>;
  on<Name extends EventName>(name: Name, listener: (event: JsonText<EventOf<Name>>) => void): () => void;
  /** A handle for files that were dropped on the window. The window itself never learns where they are. */
  filesDropped(files: readonly object[]): Promise<JsonText<Result<OutputOf<'shell.grant-files'>>>>;
}

/** The same with values instead of texts: what the window works with. */
export interface WindowApi extends ApiClient {
  filesDropped(files: readonly object[]): Promise<Result<OutputOf<'shell.grant-files'>>>;
}
