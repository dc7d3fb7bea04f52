import type { ProjectInfo } from '#shared/api/answers.ts';
import type { InputOf } from '#shared/api/contract.ts';
import { describeCodebookFaults, findCodebookFaults } from '#shared/domain/codebook-faults.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { backUp } from '../store/backup.ts';
import { stemOf } from '../store/file-names.ts';
import { placeOf } from '../store/project-file.ts';
import { ProjectStore } from '../store/project-store.ts';
import { BackupTimer } from './backup-timer.ts';
import { CheckTimer } from './check-timer.ts';
import type { Handlers, ServiceMethod } from './handlers.ts';
import type { Host } from './host.ts';
import type { Emit } from './open-project.ts';
import { noProject } from './outcome.ts';
import { ProjectSession } from './project-session.ts';
import { addSample } from './sample.ts';

/** For whoever opens a project without saying who they are. */
const NAMELESS = 'Annotator';

type ProjectMethod = Extract<ServiceMethod, `project.${string}`>;

interface Deps {
  readonly emit: Emit;
  readonly host: Host;
}

/** Holds the project that is open; there is one at a time. */
export class CurrentProject {
  readonly #deps: Deps;
  #session: ProjectSession | undefined;
  #timers: { readonly backups: BackupTimer; readonly checks: CheckTimer } | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  get session(): ProjectSession | undefined {
    return this.#session;
  }

  async create(input: InputOf<'project.create'>): Promise<Result<ProjectInfo>> {
    const { host } = this.#deps;
    const project = { name: input.name ?? stemOf(input.path), codebook: input.codebook ?? defaultCodebook };
    const faults = findCodebookFaults(project.codebook);
    if (faults.length > 0)
      return failure('codebook/invalid', { file: project.codebook.name, reason: describeCodebookFaults(faults) });
    const created = ProjectStore.create(input.path, project, host);
    if (!created.ok) return created;
    const annotatorId = this.#annotatorCalled(created.value, input.annotator);
    if (!annotatorId.ok) return this.#refuse(created.value, annotatorId);
    if (input.sample) {
      const filled = await addSample({ store: created.value, annotatorId: annotatorId.value, host });
      if (!filled.ok) return this.#refuse(created.value, filled);
    }
    return this.#take(created.value, annotatorId.value);
  }

  open(input: InputOf<'project.open'>): Result<ProjectInfo> {
    const current = this.#session;
    const isOpen = current !== undefined && placeOf(input.path) === placeOf(current.store.path);
    if (isOpen && !current.store.trouble()) {
      const annotatorId = this.#annotatorCalled(current.store, input.annotator);
      return annotatorId.ok ? current.setAnnotator(annotatorId.value) : annotatorId;
    }
    const opened = ProjectStore.open(input.path, this.#deps.host);
    if (!opened.ok) return opened;
    const annotatorId = this.#annotatorCalled(opened.value, input.annotator);
    return annotatorId.ok ? this.#take(opened.value, annotatorId.value) : this.#refuse(opened.value, annotatorId);
  }

  /** A last backup where something changed, then the file is given free. */
  close(): void {
    if (!this.#session) return;
    this.#timers?.checks.stop();
    this.#timers?.backups.stop();
    this.#session.store.close();
    this.#session = undefined;
    this.#timers = undefined;
    this.#deps.emit('project.closed', {});
  }

  #take(store: ProjectStore, annotatorId: string): Result<ProjectInfo> {
    this.close();
    return success(this.#begin(store, annotatorId));
  }

  /**
   * The file was replaced under us. Work goes on in the rescue: it is the same project, so the windows keep what is
   * not saved yet and send it again, and what is saved from now on is saved there.
   */
  #goOnInRescue(session: ProjectSession): void {
    const { rescue } = session.store;
    if (session !== this.#session || rescue === undefined) return;
    const opened = ProjectStore.open(rescue, this.#deps.host);
    // The failure that brought us here has been told, with the place of the rescue.
    if (!opened.ok) return;
    this.#timers?.checks.stop();
    this.#timers?.backups.stop();
    session.store.close();
    this.#begin(opened.value, session.annotatorId);
  }

  #begin(store: ProjectStore, annotatorId: string): ProjectInfo {
    const { emit, host } = this.#deps;
    const session: ProjectSession = new ProjectSession({
      store,
      annotatorId,
      emit,
      host,
      // After the answer that says so.
      onReplaced: () => setImmediate(() => this.#goOnInRescue(session)),
    });
    this.#session = session;
    this.#timers = { backups: new BackupTimer(store, host), checks: new CheckTimer(store, this.#deps) };
    const info = session.info();
    emit('project.opened', info);
    return info;
  }

  #refuse(store: ProjectStore, refused: ReturnType<typeof failure>): Result<never> {
    store.close();
    return refused;
  }

  /** The annotator of that name, made if there is none; without a name the project's first. */
  #annotatorCalled(store: ProjectStore, name = ''): Result<string> {
    const wanted = name.trim();
    const [first] = store.read.annotators();
    const found = wanted === '' ? first : store.read.annotatorNamed(wanted);
    if (found) return success(found.id);
    const added = store.run({
      id: this.#deps.host.newCommandId(),
      command: { type: 'annotator.add', name: wanted || NAMELESS },
      outsideHistory: true,
    });
    if (!added.ok) return added;
    const id = added.value.changeSet[0]?.after?.id;
    return id === undefined ? failure('annotator/not-found', { id: wanted }) : success(id);
  }
}

export function projectHandlers(current: CurrentProject, host: Host): Handlers<ProjectMethod> {
  return {
    'project.current': () => success(current.session?.info() ?? null),
    'project.create': (input) => current.create(input),
    'project.open': (input) => current.open(input),
    'project.close': () => {
      current.close();
      return success({});
    },
    'project.set-annotator': ({ annotatorId }) => current.session?.setAnnotator(annotatorId) ?? noProject,
    'project.check': () => (current.session ? success(current.session.store.check()) : noProject),
    'project.backup': () => (current.session ? backUp(current.session.store, host.now()) : noProject),
  };
}
