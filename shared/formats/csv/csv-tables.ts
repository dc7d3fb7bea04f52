import type { Annotation } from '../../domain/annotation.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import type { Passage } from '../../domain/link.ts';
import type { MemoPurpose } from '../../domain/memo.ts';
import type { Proposition } from '../../domain/proposition.ts';
import { envelope } from '../../domain/span.ts';
import { type AnnotationCells, attributeColumns, propositionOf, valueCell } from './csv-annotations.ts';
import type { Cell } from './csv-cells.ts';
import type { WriteOptions } from '../format.ts';
import { SpanUnit } from '../offset-unit.ts';
import type { ProjectSource } from '../project-source.ts';

export interface Table {
  readonly columns: readonly string[];
  readonly rows: () => Iterable<readonly Cell[]>;
}

const documentColumns = [
  'document_id',
  'name',
  'title',
  'byline',
  'outlet',
  'date',
  'language',
  'url',
  'sha256',
  'length',
  'status',
] as const;

/** What was written about a document. New columns stand behind the project's own fields, so that none moves. */
const memoColumns = ['waiver', 'note'] as const satisfies readonly MemoPurpose[];

/** `sha256` is that of the file; `length` counts what the offsets count. */
export function documentTable(source: ProjectSource, { offsets }: WriteOptions): Table {
  const fields = [...new Set(source.documents.flatMap((document) => Object.keys(document.fields)))].sort();
  const fixed: readonly string[] = documentColumns;
  const fieldNames = fields.map((field) => (fixed.includes(field) ? `field_${field}` : field));
  // A field that has had the name keeps it.
  const memoNames = memoColumns.map((name) => (fieldNames.includes(name) ? `document_${name}` : name));
  const previousName = fieldNames.includes('previous_id') ? 'document_previous_id' : 'previous_id';
  const memos = new Map(source.memos.map(({ documentId, purpose, text }) => [`${purpose} ${documentId}`, text]));
  return {
    columns: [...documentColumns, ...fieldNames, ...memoNames, previousName],
    *rows() {
      for (const document of source.documents) {
        const { title, byline, outlet, date, language, url } = document.metadata;
        const unit = new SpanUnit(source.content(document).text, offsets);
        const length = unit.writeOffset(document.length);
        const own = fields.map((field) => valueCell(document.fields, field));
        yield [
          document.id,
          document.name,
          title,
          byline,
          outlet,
          date,
          language,
          url,
          document.source.sha256,
          length,
          document.status,
          ...own,
          ...memoColumns.map((purpose) => memos.get(`${purpose} ${document.id}`) ?? ''),
          document.previousId ?? '',
        ];
      }
    },
  };
}

/** How many annotations name a register's entry, and in how many documents. */
function countUses(
  source: ProjectSource,
  idOf: (annotation: Annotation) => unknown,
): ReadonlyMap<unknown, { annotations: number; documents: number }> {
  const uses = new Map<unknown, { annotations: number; documents: number }>();
  for (const { id } of source.documents) {
    const here = new Set<unknown>();
    for (const annotation of source.annotationsOf(id)) {
      const entry = idOf(annotation);
      if (typeof entry !== 'string' || entry === '') continue;
      const use = uses.get(entry) ?? { annotations: 0, documents: 0 };
      use.annotations += 1;
      if (!here.has(entry)) use.documents += 1;
      here.add(entry);
      uses.set(entry, use);
    }
  }
  return uses;
}

/** What every entry of a register has; behind the others, so that none moves. */
const entryColumns = ['note', 'created_at', 'updated_at'] as const;

function entryCells({ note, createdAt, updatedAt }: Pick<Proposition, 'note' | 'createdAt' | 'updatedAt'>): Cell[] {
  return [note, createdAt, updatedAt];
}

export function entityTable(source: ProjectSource, cells: AnnotationCells): Table {
  return {
    columns: ['entity_id', 'name', 'type', 'aliases', 'external_ids', 'mentions', 'documents', ...entryColumns],
    *rows() {
      if (source.entities.length === 0) return;
      const uses = countUses(source, (annotation) => annotation.entityId);
      for (const { id, name, labelId, aliases, externalIds, ...entry } of source.entities) {
        const use = uses.get(id) ?? { annotations: 0, documents: 0 };
        const external = Object.entries(externalIds).map(([authority, value]) => `${authority}:${value}`);
        yield [
          id,
          name,
          cells.label(labelId),
          aliases,
          external.sort(),
          use.annotations,
          use.documents,
          ...entryCells(entry),
        ];
      }
    },
  };
}

export function propositionTable(source: ProjectSource): Table {
  return {
    columns: ['proposition_id', 'statement', 'claims', 'documents', ...entryColumns],
    *rows() {
      if (source.propositions.length === 0) return;
      const uses = countUses(source, propositionOf);
      for (const { id, statement, ...entry } of source.propositions) {
        const use = uses.get(id) ?? { annotations: 0, documents: 0 };
        yield [id, statement, use.annotations, use.documents, ...entryCells(entry)];
      }
    },
  };
}

const linkColumns = [
  'link_id',
  'type',
  'from_id',
  'from_document_id',
  'from_text',
  'to_id',
  'to_document_id',
  'to_text',
  'annotator',
  'confidence',
  'note',
] as const;

/** The passages that show the relation, and where they stand, by side. Behind the attributes, so that none moves. */
const evidenceColumns = ['from_evidence', 'from_evidence_spans', 'to_evidence', 'to_evidence_spans'] as const;

/** Behind the evidence, so that none moves. */
const lastLinkColumns = ['from_label', 'to_label', 'created_at', 'updated_at'] as const;

export function linkTable(
  source: ProjectSource,
  cells: AnnotationCells,
  { offsets }: Pick<WriteOptions, 'offsets'>,
): Table {
  const names = new Map(source.codebook.linkTypes.map((type) => [String(type.id), type.name]));
  const documents = new Map(source.documents.map((document) => [String(document.id), document]));
  const end = (annotation: Annotation | undefined) => {
    const document = annotation && documents.get(annotation.documentId);
    if (!document) return [annotation?.documentId, ''];
    // The quote of one span is the text there already; only several need the document's text, as in mentions.csv.
    if (annotation.spans.length === 1) return [document.id, annotation.quote];
    const around = envelope(annotation.spans);
    return [document.id, source.content(document).text.slice(around.start, around.end)];
  };
  const labelOf = (annotation: Annotation | undefined) => annotation && cells.label(annotation.labelId);
  const attributes = attributeColumns(source.codebook.linkTypes, linkColumns);
  const attributeNames = attributes.map(({ name }) => name);
  const units = new Map<string, SpanUnit>();
  const unitOf = (document: DocumentRecord): SpanUnit => {
    const unit = units.get(document.id) ?? new SpanUnit(source.content(document).text, offsets);
    units.set(document.id, unit);
    return unit;
  };
  const passages = (side: readonly Passage[], end: string): Cell[] => {
    const document = documents.get(source.annotation(end)?.documentId ?? '');
    if (!document || side.length === 0) return ['', ''];
    const unit = unitOf(document);
    const places = side.map(({ span }) => `${unit.writeOffset(span.start)}:${unit.writeOffset(span.end)}`);
    return [side.map(({ quote }) => quote), places];
  };
  return {
    columns: [
      ...linkColumns,
      ...attributeNames,
      // An attribute that has had the name keeps it.
      ...[...evidenceColumns, ...lastLinkColumns].map((name) =>
        attributeNames.includes(name) ? `link_${name}` : name,
      ),
    ],
    *rows() {
      for (const link of source.links) {
        yield [
          link.id,
          names.get(link.typeId) ?? link.typeId,
          link.fromId,
          ...end(source.annotation(link.fromId)),
          link.toId,
          ...end(source.annotation(link.toId)),
          cells.annotator(link.annotatorId),
          link.confidence,
          link.note,
          ...attributes.map(({ attributeId }) => valueCell(link.attributes, attributeId)),
          ...passages(link.evidence?.from ?? [], link.fromId),
          ...passages(link.evidence?.to ?? [], link.toId),
          ...[link.fromId, link.toId].map((id) => labelOf(source.annotation(id))),
          link.createdAt,
          link.updatedAt,
        ];
      }
    },
  };
}

/** Values of links that no column is for, since the type does not have the attribute any more. */
export function countUnknownInLinks({ codebook, links }: ProjectSource): number {
  const columns = new Set(attributeColumns(codebook.linkTypes, linkColumns).map(({ attributeId }) => attributeId));
  return links.reduce(
    (sum, { attributes }) => sum + Object.keys(attributes).filter((id) => !columns.has(id)).length,
    0,
  );
}
