import { app } from 'electron';
import { z } from 'zod';

const StartedAgain = z.strictObject({ project: z.string().optional() });

/**
 * False in a second instance, which has handed its project to the first and must leave. As additional data, because
 * the argument list that `second-instance` gets is reordered and extended by Chromium.
 */
export function isFirstInstance(project: string | undefined): boolean {
  return app.requestSingleInstanceLock({ project });
}

interface Listener {
  /** The application was started again, perhaps for a project. */
  readonly onStarted: (project: string | undefined) => void;
}

export function setupInstances({ onStarted }: Listener): void {
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    onStarted(StartedAgain.safeParse(data).data?.project);
  });
}

/** macOS hands over files by events, also before the application is ready. The latest of those is the one to open. */
export class OpenFileRequests {
  #early: string | undefined;
  #open: ((path: string) => void) | undefined;

  constructor() {
    app.on('open-file', (event, path) => {
      event.preventDefault();
      if (this.#open) this.#open(path);
      else this.#early = path;
    });
  }

  /** What came before; what comes later goes to `open`. */
  take(open: (path: string) => void): string | undefined {
    this.#open = open;
    return this.#early;
  }
}
