import type { ProjectInfo } from '#shared/api/answers.ts';
import type { EventName, EventOf, InputOf, MethodName, OutputOf } from '#shared/api/contract.ts';
import { FileHandle } from '#shared/api/answers.ts';
import { packAnnotations } from '#shared/api/packed-annotations.ts';
import { packDocuments } from '#shared/api/packed-documents.ts';
import type { WindowApi } from '#shared/api/preload-api.ts';
import { defaultSettings, type Settings } from '#shared/api/settings.ts';
import { type ChangeSet, changesOf, invert, countByKind } from '#shared/domain/change-set.ts';
import type { Command } from '#shared/domain/command.ts';
import { lossesOf } from '#shared/domain/relabelling.ts';
import { planCodebook } from '#shared/domain/decide/codebook.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { CommandId, idsFrom } from '#shared/domain/ids.ts';
import { type Failure, failure, type Result, success } from '#shared/domain/result.ts';
import {
  countLabels,
  emptyReport,
  fakeAnnotations,
  fakeDocuments,
  fakeFormats,
  fakeOccurrences,
  fakeStatistics,
  summaryOf,
} from './fake-answers.ts';
import { FakeProject, testAnnotator, testNow } from './fake-project.ts';
import { fakeRegister } from './fake-register.ts';
import { fakeVersions } from './fake-versions.ts';
import { claimsOf, fakeClaims } from './fake-claims.ts';
import { fakeNetwork } from './fake-network.ts';
import { FakeComparison } from './fake-comparison.ts';
import { fakeMatches } from './fake-matches.ts';
import { fakeUsage } from './fake-usage.ts';
import { fakeConcordance, fakeQuery } from './fake-search.ts';

type Handlers = {
  [Name in MethodName]: (input: InputOf<Name>) => Result<OutputOf<Name>> | Promise<Result<OutputOf<Name>>>;
};

const handle = FileHandle.parse('handle-1');

/** The application as the window sees it, in memory: services, shell and events. */
export class FakeApi implements WindowApi {
  project: FakeProject | null;
  settings: Settings = defaultSettings;
  readonly comparison = new FakeComparison();
  /** Everything that was asked, in order. */
  readonly asked: { readonly name: MethodName; readonly input: unknown }[] = [];
  /** Failures to answer with, by method, until they are taken away. */
  readonly failing = new Map<MethodName, Failure>();
  /** Answers wait until this resolves. */
  gate: Promise<void> = Promise.resolve();
  #done: ChangeSet[] = [];
  #undone: ChangeSet[] = [];
  #written = new Map<string, OutputOf<'command.run'>>();
  #sequence = 0;
  readonly #listeners = new Map<EventName, Set<(event: never) => void>>();

  constructor(project: FakeProject | null = null) {
    this.project = project;
  }

  readonly call: WindowApi['call'] = async (name, input) => {
    this.asked.push({ name, input });
    await this.gate;
    const failing = this.failing.get(name);
    if (failing) return { ok: false, error: failing };
    return this.handlers[name](input);
  };

  readonly on: WindowApi['on'] = (name, listener) => {
    const listeners = this.#listeners.get(name) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(name, listeners);
    return () => listeners.delete(listener);
  };

  emit<Name extends EventName>(name: Name, event: EventOf<Name>): void {
    // Whoever listens under this name takes events of this name: `on` has checked it.
    for (const listener of this.#listeners.get(name) ?? []) (listener as (event: EventOf<Name>) => void)(event);
  }

  async filesDropped(): Promise<Result<OutputOf<'shell.grant-files'>>> {
    return success({ handle, names: ['dropped.txt'] });
  }

  /** The inputs of every call of one method. */
  inputsOf<Name extends MethodName>(name: Name): InputOf<Name>[] {
    // Each entry holds the input that was given with that very name.
    return this.asked.filter((one) => one.name === name).map((one) => one.input as InputOf<Name>);
  }

  info(): ProjectInfo {
    const { tables } = this.project ?? new FakeProject();
    return {
      id: 'project-1',
      name: 'Harrowmere',
      location: '/home/kim/Research/Harrowmere/harrowmere.annotary',
      codebook: tables.codebook.get('codebook')?.codebook ?? defaultCodebook,
      annotators: [...tables.annotator.values()],
      annotatorId: testAnnotator,
      documents: tables.document.size,
      annotations: tables.annotation.size,
      sequence: this.#sequence,
      history: this.#history(),
    };
  }

  readonly handlers: Handlers = {
    'project.current': () => success(this.project ? this.info() : null),
    'project.close': () => {
      this.project = null;
      this.emit('project.closed', {});
      return success({});
    },
    'project.create': () => success(this.info()),
    'project.open': () => success(this.info()),
    'project.set-annotator': () => success(this.info()),
    'project.check': () => success({ sound: true, checked: {}, findings: [] }),
    'project.backup': () => success({ path: '/home/kim/Research/Harrowmere/backup.annotary' }),
    'documents.list': () =>
      success(
        packDocuments(
          fakeDocuments(this.project),
          fakeDocuments(this.project).flatMap(({ id }) =>
            Object.entries(countLabels(fakeAnnotations(this.project, id))).map(([labelId, annotations]) => ({
              documentId: id,
              labelId,
              annotations,
            })),
          ),
        ),
      ),
    'document.open': ({ id }) => {
      const document = this.project?.tables.document.get(id);
      if (!document || !this.project) return failure('document/not-found', {});
      return success({
        document,
        content: this.project.contentOf(id),
        annotations: packAnnotations(fakeAnnotations(this.project, id)),
        links: [...this.project.tables.link.values()].filter((link) =>
          [link.fromId, link.toId].some((end) => this.project?.tables.annotation.get(end)?.documentId === id),
        ),
        memos: [...this.project.tables.memo.values()].filter(({ documentId }) => documentId === id),
        sequence: this.#sequence,
      });
    },
    'document.change-encoding': () => success(this.#outcome([])),
    'annotations.list': ({ layerId, offset, limit }) => {
      const all = fakeDocuments(this.project).flatMap((document) =>
        fakeAnnotations(this.project, document.id)
          .filter((annotation) => annotation.layerId === layerId)
          .map((annotation) => ({
            annotation,
            documentName: document.name,
            documentTitle: document.metadata.title,
          })),
      );
      return success({ total: all.length, rows: all.slice(offset, offset + limit) });
    },
    'annotations.read': ({ ids }) =>
      success({ annotations: ids.flatMap((id) => this.project?.tables.annotation.get(id) ?? []) }),
    'statistics.read': () => success(fakeStatistics(this.project)),
    'codebook.usage': () => success(fakeUsage(this.project)),
    'codebook.versions': () => success([]),
    'codebook.version': () => failure('history/not-found', { sequence: 0 }),
    'codebook.read-path': () => failure('request/unknown', {}),
    'codebook.preview': ({ command }) => {
      const planned = this.project && planCodebook(this.project.state(), command, { now: testNow });
      if (!planned?.ok) return planned ?? failure('project/none-open', {});
      const { changes, losses, together } = planned.value;
      return success({ counts: countByKind(changes), losses, together });
    },
    'command.preview': ({ command }) => {
      const decided = this.project?.decide(command, () => 'previewed');
      if (!decided) return failure('project/none-open', {});
      return decided.ok ? success(countByKind(decided.value)) : decided;
    },
    'history.of-record': () => success([]),
    'history.list': () => success({ entries: [], more: false }),
    'history.document-at': () => failure('request/unknown', {}),
    'history.trash': () => success({ total: 0, items: [], people: [] }),
    'history.restore-command': () => failure('request/unknown', {}),
    'search.kwic': ({ query, documentId, offset, limit, sort }) => {
      if (!/[\p{L}\p{N}]/u.test(query)) return failure('search/no-words');
      const lines = fakeConcordance(this.project, query, documentId);
      if (sort === 'right') lines.sort((a, b) => a.after.localeCompare(b.after));
      const documents = new Set(lines.map((line) => line.documentId)).size;
      return success({
        lines: lines.slice(offset, offset + limit),
        total: lines.length,
        documents,
        listed: lines.length,
      });
    },
    'search.kwic-places': ({ query, documentId }) =>
      success({
        places: fakeConcordance(this.project, query, documentId).map(({ documentId: id, span }) => ({
          documentId: id,
          span,
        })),
      }),
    'search.annotations': ({ query, offset, limit }) => {
      const all = fakeQuery(this.project, query);
      return success({ total: all.length, rows: all.slice(offset, offset + limit) });
    },
    'search.annotation-ids': ({ query, among, labelId }) => {
      const meant = fakeQuery(this.project, query).map(({ annotation }) => annotation.id);
      const ids = meant.filter((id) => among?.includes(id) ?? true);
      const decided = labelId && this.project?.decide({ type: 'annotation.edit', ids, labelId }, () => '');
      return success({ ids, ...lossesOf(decided?.ok ? decided.value : []) });
    },
    'entities.list': () =>
      success(
        [...(this.project?.tables.entity.values() ?? [])].map(({ id, name, labelId }) => ({ id, name, labelId })),
      ),
    ...fakeRegister(
      () => this.project,
      (id, command) => this.#run(id, command),
    ),
    'queries.list': () => success([...(this.project?.tables.query.values() ?? [])]),
    'occurrences.find': (question) => success(fakeOccurrences(this.project, question)),
    'occurrences.cancel': () => success({}),
    'suggestions.list': () => success({ suggestions: [], more: 0, problems: [] }),
    'rules.list': () => success([...(this.project?.tables.rule.values() ?? [])].map(summaryOf)),
    'rules.read': ({ id }) => {
      const rule = this.project?.tables.rule.get(id);
      return rule ? success(rule) : failure('rule/not-found', { id });
    },
    'rules.retry': () => success({}),
    'rules.try': () => success({ total: 0, examples: [] }),
    'rules.read-path': () => failure('request/unknown', {}),
    'dialog.choose-file': () => success(null),
    'shell.match-ids': () => failure('request/unknown', {}),
    'shell.read-codebook': () => failure('request/unknown', {}),
    'shell.read-gazetteer': () => failure('request/unknown', {}),
    'command.run': ({ id, command }) => this.#run(id, command),
    'history.undo': ({ id }) => this.#travel(id, { from: this.#done, to: this.#undone }, 'history/nothing-to-undo'),
    'history.redo': ({ id }) => this.#travel(id, { from: this.#undone, to: this.#done }, 'history/nothing-to-redo'),
    'import.paths': () => success(emptyReport),
    'import.cancel': () => success({}),
    'import.annotations-inspect': () => success(null),
    'import.annotations-plan': () => failure('import/inspection-gone', {}),
    'import.annotations-run': () => success(emptyReport),
    'import.annotations-drop': () => success({}),
    'shell.inspect-annotations': () => success(null),
    'export.path': () => success({ files: [], notes: [], losses: [] }),
    'export.cancel': () => success({}),
    'export.preview': ({ options }) =>
      success({
        name: 'mentions.csv',
        text: `annotation_id,document,label,start,end,text\r\nmade-1,harbour.txt,person,0,5,"Ivesen"\r\n# ${options.offsets}`,
      }),
    'export.forecast': () =>
      success({ documents: 2, files: 6, parts: [], empty: [], notes: [], losses: [], kept: true }),
    'export.forecast-cancel': () => success({}),
    'formats.list': () => success([...fakeFormats]),
    'dialog.choose-project': () => success({ handle, names: ['harrowmere.annotary'] }),
    'dialog.choose-new-project': () => success({ handle, names: ['new.annotary'] }),
    'dialog.choose-documents': () => success({ handle, names: ['article.txt'] }),
    'dialog.choose-export': () => success({ handle, names: ['export'] }),
    'shell.create-project': () => this.#openFake(new FakeProject()),
    'shell.open-project': () => this.#openFake(this.project ?? new FakeProject()),
    'shell.open-sample': () => this.#openFake(this.project ?? new FakeProject()),
    'shell.recent-projects': () =>
      success([
        { handle, name: 'Harrowmere', folder: '~/Research/Harrowmere' },
        { handle: FileHandle.parse('handle-2'), name: 'Election coverage 2026', folder: '~/Research/Elections' },
      ]),
    'shell.forget-recent': () => success({}),
    'shell.import': () => success(emptyReport),
    'shell.preview-table': () => success(null),
    'import.preview-table': () => failure('import/unknown-format', {}),
    'shell.export': () =>
      success({
        files: [{ path: '/tmp/export/mentions.csv', bytes: 10_240, rows: 87, sha256: 'a'.repeat(64) }],
        notes: [],
        losses: [],
      }),
    ...fakeClaims(() => this.project),
    ...fakeNetwork(() => claimsOf(this.project)),
    ...fakeVersions(() => this.project),
    ...this.comparison.handlers,
    ...fakeMatches,
    'shell.show-exported': () => success({}),
    'shell.open-link': () => success({ opened: true }),
    'shell.grant-files': () => success({ handle, names: ['dropped.txt'] }),
    'settings.read': () => success(this.settings),
    'settings.change': (patch) => {
      this.settings = { ...this.settings, ...patch };
      this.emit('settings.changed', this.settings);
      return success(this.settings);
    },
    'shell.actions-changed': () => success({}),
    'shell.unsaved': () => success({}),
  };

  /** Writes a command as somebody else would have, and tells the window. */
  runElsewhere(command: Command): void {
    this.#run(CommandId.parse(crypto.randomUUID()), command);
  }

  #run(id: CommandId, command: Command): Result<OutputOf<'command.run'>> {
    const written = this.#written.get(id);
    if (written) return success(written);
    const changeSet = this.project?.decide(command, idsFrom(id));
    if (!changeSet?.ok) return changeSet ?? failure('project/none-open', {});
    if (changeSet.value.length > 0) {
      this.#done.push(changeSet.value);
      this.#undone = [];
    }
    return success(this.#write(id, changeSet.value));
  }

  #travel(
    id: CommandId,
    { from, to }: { readonly from: ChangeSet[]; readonly to: ChangeSet[] },
    code: 'history/nothing-to-undo' | 'history/nothing-to-redo',
  ): Result<OutputOf<'history.undo'>> {
    const changeSet = from.pop();
    if (!changeSet) return failure(code, {});
    const inverse = invert(changeSet);
    to.push(inverse);
    return success(this.#write(id, inverse));
  }

  #write(id: CommandId, changeSet: ChangeSet): OutputOf<'command.run'> {
    this.project?.apply(changeSet);
    if (changeSet.length > 0) this.#sequence += 1;
    const outcome = this.#outcome(changeSet);
    this.#written.set(id, outcome);
    if (changeSet.length > 0)
      this.emit('project.changed', {
        sequence: this.#sequence,
        commandId: id,
        changeSet,
        history: outcome.history,
      });
    return outcome;
  }

  #outcome(changeSet: ChangeSet): OutputOf<'command.run'> {
    const annotations = changesOf(changeSet, 'annotation').length;
    return { sequence: this.#sequence, changes: changeSet.length, annotations, history: this.#history() };
  }

  #history(): ProjectInfo['history'] {
    return { canUndo: this.#done.length > 0, canRedo: this.#undone.length > 0 };
  }

  #openFake(project: FakeProject): Result<ProjectInfo> {
    this.project = project;
    this.emit('project.opened', this.info());
    return success(this.info());
  }
}
