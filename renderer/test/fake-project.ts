import { applyChangeSet, type ChangeSet, emptyTables, type ProjectTables } from '#shared/domain/change-set.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { decide } from '#shared/domain/decide/decide.ts';
import type { Command } from '#shared/domain/command.ts';
import type { ProjectState } from '#shared/domain/decide/project-state.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import type { DocumentContent, DocumentMetadata } from '#shared/domain/document.ts';
import { AnnotatorId, AttributeId, DocumentId, LabelId, Sha256, Timestamp } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';

export const testNow = Timestamp.parse('2026-11-22T08:30:00.000Z');
export const testAnnotator = AnnotatorId.parse('annotator-1');

export interface FakeAnnotation {
  readonly label: string;
  readonly quote: string;
  readonly occurrence?: number;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  readonly note?: string;
}

export interface FakeDocument {
  readonly name: string;
  readonly text: string;
  readonly metadata?: Partial<DocumentMetadata>;
  readonly annotations?: readonly FakeAnnotation[];
}

/** A project in memory that changes as the real one does: by `decide` and `applyChangeSet`. */
export class FakeProject {
  tables: ProjectTables = emptyTables;
  readonly contents = new Map<string, DocumentContent>();
  #made = 0;

  constructor(documents: readonly FakeDocument[] = []) {
    this.tables = applyChangeSet(this.tables, [
      { kind: 'codebook', before: null, after: { id: 'codebook', codebook: defaultCodebook } },
      { kind: 'annotator', before: null, after: { id: testAnnotator, name: 'Kim', createdAt: testNow } },
    ]);
    for (const document of documents) this.#add(document);
  }

  decide(command: Command, newId: () => string): Result<ChangeSet> {
    return decide(this.state(), command, { now: testNow, newId });
  }

  apply(changeSet: ChangeSet): void {
    this.tables = applyChangeSet(this.tables, changeSet);
  }

  annotationsOf(documentId: string): Annotation[] {
    return [...this.tables.annotation.values()].filter((annotation) => annotation.documentId === documentId);
  }

  contentOf(documentId: string): DocumentContent {
    const contentId = this.tables.document.get(documentId)?.contentId ?? '';
    return this.contents.get(contentId) ?? { text: '', blocks: [], marks: [] };
  }

  state(): ProjectState {
    const { tables } = this;
    const documents = [...tables.document.values()];
    return {
      codebook: () => tables.codebook.get('codebook')?.codebook ?? defaultCodebook,
      document: (id) => tables.document.get(id),
      documentNamed: (name) => documents.find((document) => document.name === name),
      nextVersionOf: (id) => documents.find((document) => document.previousId === id),
      nextDocumentPosition: () => documents.length,
      textOf: (id) => this.contentOf(id).text,
      annotation: (id) => tables.annotation.get(id),
      annotationsOf: (id) => this.annotationsOf(id),
      mentionsOf: (id) => [...tables.annotation.values()].filter(({ entityId }) => entityId === id),
      claimsOf: (id) => [...tables.annotation.values()].filter(({ propositionId }) => propositionId === id),
      annotationsOfLayers: (ids) => [...tables.annotation.values()].filter((one) => ids.includes(one.layerId)),
      documents: () => documents,
      memosOf: (id) => [...tables.memo.values()].filter((memo) => memo.documentId === id),
      linksOfTypes: (ids) => [...tables.link.values()].filter((link) => ids.includes(link.typeId)),
      entities: () => [...tables.entity.values()],
      rules: () => [...tables.rule.values()],
      queries: () => [...tables.query.values()],
      linksOf: (id) => [...tables.link.values()].filter((link) => link.fromId === id || link.toId === id),
      annotator: (id) => tables.annotator.get(id),
      annotatorNamed: (name) => [...tables.annotator.values()].find((annotator) => annotator.name === name),
      labelsInUse: () => new Set([...tables.annotation.values()].map((annotation) => annotation.labelId)),
      record: (kind, id) => tables[kind].get(id),
    };
  }

  #add({ name, text, metadata = {}, annotations = [] }: FakeDocument): void {
    const id = DocumentId.parse(`document-${this.tables.document.size + 1}`);
    const contentId = Sha256.parse((this.contents.size + 1).toString(16).padStart(64, '0'));
    this.contents.set(contentId, contentFrom(text));
    const known = { title: '', byline: '', outlet: '', date: '', url: '', language: '', ...metadata };
    this.#run({
      type: 'document.add',
      document: {
        id,
        name,
        metadata: known,
        fields: {},
        contentId,
        length: text.length,
        source: {
          fileName: name,
          mediaType: 'text/plain',
          encoding: 'utf-8',
          encodingBasis: 'strict-utf-8',
          byteLength: text.length,
          sha256: contentId,
        },
      },
    });
    for (const { label, quote, occurrence = 1, attributes = {}, note = '' } of annotations) {
      const start = nthIndexOf(text, quote, occurrence);
      if (start < 0) continue;
      this.#run({
        type: 'annotation.create',
        documentId: id,
        labelId: LabelId.parse(label),
        spans: [{ start, end: start + quote.length }],
        annotatorId: testAnnotator,
        attributes: Object.fromEntries(
          Object.entries(attributes).map(([key, value]) => [AttributeId.parse(key), value]),
        ),
        note,
      });
    }
  }

  #run(command: Command): void {
    const changeSet = this.decide(command, () => {
      this.#made += 1;
      return `made-${this.#made}`;
    });
    if (!changeSet.ok) throw new Error(`${changeSet.error.code} ${JSON.stringify(changeSet.error.params)}`);
    this.apply(changeSet.value);
  }
}

function contentFrom(text: string): DocumentContent {
  const blocks: DocumentContent['blocks'][number][] = [];
  for (const match of text.matchAll(/[^\n]+/g))
    blocks.push({
      kind: match.index === 0 ? 'heading' : 'paragraph',
      span: { start: match.index, end: match.index + match[0].length },
      ...(match.index === 0 ? { level: 1 } : {}),
    });
  return { text, blocks, marks: [] };
}

function nthIndexOf(text: string, part: string, occurrence: number): number {
  let at = -1;
  for (let i = 0; i < occurrence; i += 1) {
    at = text.indexOf(part, at + 1);
    if (at < 0) return -1;
  }
  return at;
}
