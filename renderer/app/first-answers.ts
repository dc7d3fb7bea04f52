import type { OutputOf } from '#shared/api/contract.ts';
import type { WindowApi } from '#shared/api/preload-api.ts';
import type { Failure, Result } from '#shared/domain/result.ts';

/** What the window needs before it can show anything. */
export interface FirstAnswers {
  readonly settings: Promise<Result<OutputOf<'settings.read'>>>;
  readonly project: Promise<Result<OutputOf<'project.current'>>>;
  readonly documents: Promise<Result<OutputOf<'documents.list'>>>;
  /** Why a project could not be opened, where that was told before the window could listen; ends the listening. */
  readonly takeFailure: () => Failure | undefined;
}

/** Asks for all of it at once. Where no project is open, the list's answer is a failure that nobody looks at. */
export function askFirst(api: WindowApi): FirstAnswers {
  let told: Failure | undefined;
  const stop = api.on('project.open-failed', ({ failure }) => {
    told = failure;
  });
  return {
    settings: api.call('settings.read', {}),
    project: api.call('project.current', {}),
    documents: api.call('documents.list', {}),
    takeFailure: () => {
      stop();
      return told;
    },
  };
}
