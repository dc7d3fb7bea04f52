import { failure } from '#shared/domain/result.ts';
import { readPragma } from '../store/connection.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Host } from './host.ts';
import type { Emit } from './open-project.ts';

/** Long enough for the window to have drawn the first document. */
const DELAY_MS = 20_000;

/** SQLite's own check, some time after opening: at opening it would cost the person a second for a large project. */
export class CheckTimer {
  readonly #timer: NodeJS.Timeout;

  constructor(store: ProjectStore, deps: { readonly emit: Emit; readonly host: Host }) {
    this.#timer = setTimeout(() => {
      const found = String(readPragma(store.connection, 'quick_check(1)'));
      if (found === 'ok') return;
      const trouble = failure('project/damaged', { path: store.path, reason: found }).error;
      deps.host.log.error('the check after opening found damage', trouble);
      deps.emit('store.trouble', { failure: trouble });
    }, DELAY_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
