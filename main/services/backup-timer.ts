import { backUp } from '../store/backup.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Host } from './host.ts';

const INTERVAL_MS = 15 * 60_000;

/** Makes a backup every quarter of an hour in which something changed, and a last one at the end. */
export class BackupTimer {
  readonly #store: ProjectStore;
  readonly #host: Host;
  readonly #timer: NodeJS.Timeout;
  /** The journal's entry up to which everything is backed up or was there when the project was opened. */
  #saved: number;

  constructor(store: ProjectStore, host: Host) {
    this.#store = store;
    this.#host = host;
    this.#saved = store.sequence();
    this.#timer = setInterval(() => this.backUpIfChanged(), INTERVAL_MS);
    this.#timer.unref();
  }

  /** By the journal's number and not by the clock, which may be set back. */
  backUpIfChanged(): void {
    const sequence = this.#store.sequence();
    if (sequence === this.#saved || this.#store.trouble()) return;
    const result = backUp(this.#store, this.#host.now());
    if (result.ok) this.#saved = sequence;
    else this.#host.log.error('the backup failed', result.error);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.backUpIfChanged();
  }
}
