import type { Result } from '../domain/result.ts';
import type { ApiClient } from './client.ts';
import type { OutputOf } from './contract.ts';

/** What the preload gives the window, as `window.annotary`, and all of it. */
export interface PreloadApi extends ApiClient {
  /** A handle for files that were dropped on the window. The window itself never learns where they are. */
  filesDropped(files: readonly object[]): Promise<Result<OutputOf<'shell.grant-files'>>>;
}
