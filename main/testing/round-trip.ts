import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ImportReport } from '#shared/api/answers.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import { Sha256 } from '#shared/domain/ids.ts';
import { annotaryJson } from '#shared/formats/annotary-json/annotary-json.ts';
import { parseAnnotaryJson, type ParsedProject } from '#shared/formats/annotary-json/parse-annotary-json.ts';
import type { Format, Note } from '#shared/formats/format.ts';
import { type Holds, holdsNothing } from '#shared/formats/exchange/holds.ts';
import type { ProjectSource } from '#shared/formats/project-source.ts';
import { bytesOf } from '#shared/formats/testing/read-back.ts';
import { filesOf } from '../services/export/export-files.ts';
import { planExport } from '../services/export/export-plan.ts';
import { TestProject, valueOf } from '../services/import/import-test-project.ts';
import { contentIdOf, storedContentOf } from '../store/contents-table.ts';
import { sha256Of } from '../store/hashes.ts';

export type WritableFormat = Format & Required<Pick<Format, 'plan'>>;

export interface Trip {
  /** What was written of the project: without documents of which the format can say nothing. */
  readonly sent: ProjectSource;
  /** What the files say that they hold, with these options. */
  readonly holds: Holds;
  /** What of it the reader promises to bring back. */
  readonly comesBack: Holds;
  /** What the export told of losses and of changes. */
  readonly told: readonly Note[];
  /** What the import told, the first time and the second time. */
  readonly reports: readonly [ImportReport, ImportReport];
  /** The project after the first import and after the second. */
  readonly after: readonly [ProjectSource, ProjectSource];
}

export interface TripOptions {
  readonly shape: 'file' | 'folder';
  readonly codebook: Codebook;
}

/**
 * Writes a project as an export does, manifest and loss report included, and imports what was written into a project
 * that has no document, twice. Nothing stands in for anything: files, store and services are those of the application.
 */
export async function roundTrip(given: ProjectSource, format: WritableFormat, options: TripOptions): Promise<Trip> {
  const source = withHashes(given);
  await using project = new TestProject();
  const path = project.path('p.annotary');
  const { codebook, shape } = options;
  valueOf(await project.services.call('project.create', { path, sample: false, codebook, annotator: 'Importer' }));
  const planned = planExport(source, {
    format,
    options: { format: format.id, offsets: 'codepoint', excel: false, rejected: true },
    shape,
  });
  const told = [...(await planned.losses({ cancelled: () => false, wrote: () => {} })), ...planned.notes()];
  const holds = planned.plan.holds ?? format.holds ?? holdsNothing;
  const { takes = () => true } = planned.plan;
  const sent = onlyDocuments(source, takes);
  // Files without the texts are about documents that the project has.
  if (holds.text === 'no') {
    write(project, 'texts.json', annotaryJson, { ...withoutAnnotations(source), codebook });
    await project.importFiles('texts.json');
    rmSync(project.path('texts.json'));
  }
  const target = shape === 'folder' ? 'export' : `export${format.extensions[0] ?? ''}`;
  const files = filesOf(project.path(target), { planned, losses: [], shape });
  const written = files.files.map(({ file, path: to }) => {
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, bytesOf(file));
    return { path: to, bytes: 0, rows: 0, sha256: '' };
  });
  for (const { path: to, text } of files.about) writeFileSync(to, text(written, undefined));
  const first = await project.importFiles(target);
  const once = await sourceIn(project);
  const second = await project.importFiles(target);
  const after = [once, await sourceIn(project)] as const;
  return { sent, holds, comesBack: { ...holds, ...format.readsBack }, told, reports: [first, second], after };
}

function write(project: TestProject, name: string, { plan }: Format, source: ProjectSource): void {
  const [file] = plan?.(source, { offsets: 'codepoint', excel: false, shape: 'file' }).files ?? [];
  if (!file) throw new Error('it writes nothing');
  writeFileSync(project.path(name), bytesOf(file));
}

function onlyDocuments(source: ProjectSource, takes: (record: DocumentRecord) => boolean): ProjectSource {
  const documents = source.documents.filter(takes);
  if (documents.length === source.documents.length) return source;
  const ids = new Set<string>(documents.map(({ id }) => id));
  const isIn = (id: string) => ids.has(source.annotation(id)?.documentId ?? '');
  return { ...source, documents, links: source.links.filter(({ fromId, toId }) => isIn(fromId) && isIn(toId)) };
}

function withoutAnnotations(source: ProjectSource): ProjectSource {
  return {
    ...source,
    annotators: [],
    entities: [],
    propositions: [],
    memos: [],
    links: [],
    annotationsOf: () => [],
    annotation: () => undefined,
  };
}

/** A generated project as a store would have it: texts and files under their hashes. */
function withHashes(source: ProjectSource): ProjectSource {
  const bytesOfText = (record: DocumentRecord) => Buffer.from(source.content(record).text, 'utf8');
  return {
    ...source,
    documents: source.documents.map((record) => {
      const bytes = bytesOfText(record);
      const content = source.content(record);
      const hashes = { byteLength: bytes.length, sha256: Sha256.parse(sha256Of(bytes)) };
      return {
        ...record,
        length: content.text.length,
        contentId: contentIdOf(storedContentOf(content)),
        source: { ...record.source, ...hashes },
      };
    }),
    sourceBase64: (record) => bytesOfText(record).toString('base64'),
  };
}

/** All that the open project has. */
async function sourceIn(project: TestProject): Promise<ProjectSource> {
  const name = 'all-that-there-is.json';
  valueOf(await project.export(name, 'json'));
  const parsed = valueOf(parseAnnotaryJson(project.text(name), name));
  rmSync(project.path(name));
  return sourceOf(parsed);
}

function sourceOf(parsed: ParsedProject): ProjectSource {
  const { codebook, annotators, entities, propositions, memos, queries, rules, links } = parsed;
  const contents = new Map(parsed.documents.map(({ record, content }) => [String(record.id), content]));
  const byId = new Map(parsed.annotations.map((one) => [String(one.id), one]));
  return {
    name: '',
    codebook,
    annotators,
    entities,
    propositions,
    memos,
    queries,
    rules,
    links,
    documents: parsed.documents.map(({ record }) => record),
    content: ({ id }) => contents.get(id) ?? { text: '', blocks: [], marks: [] },
    sourceBase64: () => '',
    annotationsOf: (documentId) => parsed.annotations.filter((one) => one.documentId === documentId),
    annotation: (id) => byId.get(id),
  };
}
