import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import type { CarriedReport } from '#shared/api/version-methods.ts';
import type { ComparedTexts } from '#shared/comparison/compare-texts.ts';
import type { Piece } from '#shared/comparison/difference.ts';
import { changesOf } from '#shared/domain/change-set.ts';
import { findVersionFault } from '#shared/domain/decide/versions.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import type { CommandId, DocumentId } from '#shared/domain/ids.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { needsLook } from '#shared/domain/version-origin.ts';
import { Comparisons } from './comparisons.ts';
import type { Handlers, ServiceMethod } from '../handlers.ts';
import { importDocument } from '../import/import-document.ts';
import { whyNot } from '../import/import-paths.ts';
import { isProjectFile } from '../import/project-file.ts';
import type { OpenProject, ServiceDeps } from '../open-project.ts';
import { noProject } from '../outcome.ts';
import { Pauses } from '../pauses.ts';
import { carryCommand, carryPlan, countLostLinks } from './version-carrying.ts';
import { versionDifference } from './version-difference.ts';
import { toLookAt } from './version-look.ts';
import { proposeVersions } from './version-proposals.ts';
import { versionRows } from './version-rows.ts';

type VersionMethod = Extract<ServiceMethod, `versions.${string}`>;

/** Updated versions of articles: which there are, what differs, and what of the annotations comes along. */
export function versionHandlers(deps: Pick<ServiceDeps, 'project' | 'host'>): Handlers<VersionMethod> {
  const versions = new Versions(deps);
  return {
    'versions.list': () => {
      const open = deps.project();
      return open ? success(versionRows(open.store.read)) : noProject;
    },
    'versions.propose': async ({ ids }) => {
      const open = deps.project();
      return open ? success(await proposeVersions(open.store.read, ids, new Pauses())) : noProject;
    },
    'versions.adopt': (input) => versions.adopt(input),
    'versions.cancel': () => {
      versions.comparisons.cancel();
      return success({});
    },
    'versions.to-look-at': ({ id, limit }) =>
      versions.compared(id, ({ store: { read } }, document, pieces) => toLookAt(read, document, { pieces, limit })),
    'versions.difference': ({ id }) =>
      versions.compared(id, ({ store: { read } }, document, pieces) => versionDifference(read, document, pieces)),
    'versions.import-path': (input) => versions.importFile(input),
  };
}

class Versions {
  readonly comparisons = new Comparisons();
  readonly #deps: Pick<ServiceDeps, 'project' | 'host'>;
  /** What was compared last: a person goes through one document's list. */
  #last: { readonly key: string; readonly pieces: Promise<Result<readonly Piece[]>> } | undefined;

  constructor(deps: Pick<ServiceDeps, 'project' | 'host'>) {
    this.#deps = deps;
  }

  /** An answer that needs both texts compared. For a document that is no version of another nothing differs. */
  async compared<Value>(
    id: DocumentId,
    answer: (open: OpenProject, document: DocumentRecord, pieces: readonly Piece[]) => Value,
  ): Promise<Result<Value>> {
    const pieces = await this.#piecesOf(id);
    if (!pieces.ok) return pieces;
    const open = this.#deps.project();
    const document = open?.store.read.document(id);
    if (!open) return noProject;
    return document ? success(answer(open, document, pieces.value)) : failure('document/not-found', { id });
  }

  async #piecesOf(id: DocumentId): Promise<Result<readonly Piece[]>> {
    const read = this.#deps.project()?.store.read;
    if (!read) return noProject;
    const document = read.document(id);
    if (!document) return failure('document/not-found', { id });
    const previous = document.previousId && read.document(document.previousId);
    if (!previous) return success([]);
    const key = `${previous.contentId} ${document.contentId}`;
    if (this.#last?.key !== key) {
      const texts = { before: read.textOf(previous.id), after: read.textOf(id), places: [] };
      this.#last = { key, pieces: this.#compare(texts, key) };
    }
    return this.#last.pieces;
  }

  async #compare(texts: ComparedTexts, key: string): Promise<Result<readonly Piece[]>> {
    const compared = await this.comparisons.compare(texts);
    // What failed or was cancelled is begun anew when it is asked for again.
    if (!compared.ok && this.#last?.key === key) this.#last = undefined;
    return compared.ok ? success(compared.value.pieces) : compared;
  }

  /** The texts are compared first, so that nothing has happened where that is cancelled. */
  async adopt({ id, previousId, commandId }: InputOf<'versions.adopt'>): Promise<Result<CarriedReport>> {
    const open = this.#deps.project();
    if (!open) return noProject;
    const { read } = open.store;
    const document = read.document(id);
    if (!document) return failure('document/not-found', { id });
    const fault = findVersionFault(read, id, previousId);
    if (fault) return fault;
    const plan = carryPlan(read, document, previousId);
    const texts = { before: read.textOf(previousId), after: read.textOf(id), places: plan.places };
    const compared = await this.comparisons.compare(texts);
    if (!compared.ok) return compared;
    if (this.#deps.project() !== open) return noProject;
    if (read.document(id)?.contentId !== document.contentId) return failure('document/not-found', { id });
    const set = open.run({ type: 'version.set', id, previousId }, { groupId: commandId });
    if (!set.ok) return set;
    const command = carryCommand(read, plan, compared.value.carried);
    return carryOn(open, { command, lostLinks: countLostLinks(read, plan, command) }, commandId);
  }

  async importFile({
    path,
    previousId,
    encoding,
    format,
  }: InputOf<'versions.import-path'>): Promise<Result<OutputOf<'versions.import-path'>>> {
    const open = this.#deps.project();
    if (!open) return noProject;
    const previous = open.store.read.document(previousId);
    if (!previous) return failure('document/not-found', { id: previousId });
    const next = open.store.read.nextVersionOf(previousId);
    if (next) return failure('version/taken', { document: previous.name, next: next.name });
    if (isProjectFile(path, format)) return failure('version/project-file', { file: basename(path) });
    const commandId = this.#deps.host.newCommandId();
    const size = sizeOf(path);
    if (!size.ok) return size;
    const imported = await importDocument(
      { path, byteLength: size.value },
      {
        project: () => (this.#deps.project() === open ? open : undefined),
        host: this.#deps.host,
        groupId: commandId,
        encoding,
        format,
        previousId,
      },
    );
    if (!imported.ok) return imported;
    const { id, name } = imported.value;
    const carried = await this.adopt({ id, previousId, commandId });
    return carried.ok ? success({ id, name, carried: carried.value }) : carried;
  }
}

function carryOn(
  open: OpenProject,
  { command, lostLinks }: { readonly command: ReturnType<typeof carryCommand>; readonly lostLinks: number },
  groupId: CommandId,
): Result<CarriedReport> {
  const done = open.run(command, { groupId });
  if (!done.ok) return done;
  const copies = changesOf(done.value.changeSet, 'annotation').flatMap(({ after }) => after ?? []);
  return success({
    copied: copies.length,
    links: changesOf(done.value.changeSet, 'link').length,
    lostLinks,
    uncertain: copies.filter(needsLook).length,
    gone: command.gone.length,
  });
}

function sizeOf(path: string): Result<number> {
  try {
    const stat = statSync(path);
    if (stat.isFile()) return success(stat.size);
    return failure('import/not-readable', { file: basename(path), reason: 'it is not a file' });
  } catch (error) {
    return { ok: false, error: whyNot(path, error) };
  }
}
