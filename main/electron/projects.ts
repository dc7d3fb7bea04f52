import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import type { ProjectInfo } from '#shared/api/answers.ts';
import type { EventOf } from '#shared/api/contract.ts';
import type { Failure, Result } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import type { RecentProjects } from './recent-projects.ts';
import type { ServicesProcess } from './services-process.ts';
import type { SettingsStore } from './settings.ts';

export const projectExtension = 'annotary';

interface Options {
  readonly services: ServicesProcess;
  readonly settings: SettingsStore;
  readonly recent: RecentProjects;
  readonly userData: string;
  readonly onFailed: (event: EventOf<'project.open-failed'>) => void;
  readonly onRecentChanged: () => void;
}

interface NewProject {
  readonly path: string;
  readonly name: string;
  readonly annotator: string;
  readonly sample: boolean;
}

/** Opens projects for everyone who names a path: the command line, the menu, the system and the dialogs. */
export class Projects {
  readonly #options: Options;
  #start: Promise<void> | undefined;
  #untold: Failure | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  /** The project that the person asked for, or the latest, or the sample where there has been none. */
  openFirst(asked: string | undefined): void {
    const path = asked ?? this.#options.recent.paths[0];
    this.#start = this.#openFirst(path);
  }

  /** Settled when the first project is open or failed to. */
  async started(): Promise<void> {
    await this.#start;
  }

  /** Called when the window has its first answers, and so is listening: an event before that would be lost. */
  tellFailure(): void {
    if (this.#untold) this.#options.onFailed({ failure: this.#untold });
    this.#untold = undefined;
  }

  /** For a project that the system or a second instance named while the window is there. */
  async openOrTell(path: string): Promise<void> {
    const result = await this.open(path);
    if (!result.ok) this.#options.onFailed({ failure: result.error });
  }

  open(path: string): Promise<Result<ProjectInfo>> {
    return this.#inTurn(path, () => this.#options.services.call('project.open', { path }));
  }

  create({ path, name, annotator, sample }: NewProject): Promise<Result<ProjectInfo>> {
    const input = { path, name, sample, annotator: annotator || this.#annotator() };
    return this.#inTurn(path, () => this.#options.services.call('project.create', input));
  }

  /** The same file each time, so that what somebody tried there is still there. */
  openSample(): Promise<Result<ProjectInfo>> {
    const name = translate('shell.sample-project');
    const path = join(this.#options.userData, `${name}.${projectExtension}`);
    if (existsSync(path)) return this.open(path);
    return this.create({ path, name, annotator: '', sample: true });
  }

  async #openFirst(path: string | undefined): Promise<void> {
    const result = path === undefined ? await this.openSample() : await this.open(path);
    if (!result.ok) this.#untold = result.error;
  }

  #annotator(): string {
    if (this.#options.settings.current.annotator !== '') return this.#options.settings.current.annotator;
    try {
      return userInfo().username;
    } catch {
      // An account without an entry in the system's list, as in containers.
      return translate('shell.annotator');
    }
  }

  /** One after another: of two that are opened at once, the later is the one to stay. */
  #inTurn(path: string, start: () => Promise<Result<ProjectInfo>>): Promise<Result<ProjectInfo>> {
    const opened = this.#last.then(async () => {
      const result = await start();
      if (result.ok) {
        this.#options.recent.add(path);
        this.#options.onRecentChanged();
      }
      return result;
    });
    this.#last = opened.catch(() => {});
    return opened;
  }
}

export function projectName(path: string): string {
  return basename(path, `.${projectExtension}`);
}
