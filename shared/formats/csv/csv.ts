import { type ClaimFrame, claimFrames } from '../../claims/frames/claim-frame.ts';
import type { Annotation } from '../../domain/annotation.ts';
import { findLayer, type Layer } from '../../domain/codebook.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import type { Entity } from '../../domain/entity.ts';
import type { Link } from '../../domain/link.ts';
import {
  AnnotationCells,
  type AttributeColumn,
  attributeColumns,
  claimColumns,
  frameColumns,
  mentionColumns,
} from './csv-annotations.ts';
import { CsvRows } from './csv-cells.ts';
import {
  countUnknownInLinks,
  documentTable,
  entityTable,
  linkTable,
  propositionTable,
  type Table,
} from './csv-tables.ts';
import { type Holds, holdsEverything } from '../exchange/holds.ts';
import type { Chunk, ExportPlan, FileToWrite, Format, Note, WriteOptions, WrittenFile } from '../format.ts';
import { SpanUnit } from '../offset-unit.ts';
import type { ProjectSource } from '../project-source.ts';

/** Which annotations go into a table, and what is said of each. */
interface AnnotationTable {
  readonly path: string;
  readonly columns: readonly string[];
  readonly layers: readonly Layer[];
}

class CsvExport {
  readonly #source: ProjectSource;
  readonly #options: WriteOptions;
  readonly #rows: CsvRows;
  readonly #cells: AnnotationCells;
  /** Values of attributes that the codebook does not have any more. */
  #unknownValues = 0;
  /** The links of claims by where they begin, and the register; made when claims are written. */
  #roles:
    | { readonly links: ReadonlyMap<string, readonly Link[]>; readonly entities: ReadonlyMap<string, Entity> }
    | undefined;

  constructor(source: ProjectSource, options: WriteOptions) {
    this.#source = source;
    this.#options = options;
    this.#rows = new CsvRows(options.excel);
    this.#cells = new AnnotationCells(source);
  }

  plan(): ExportPlan {
    const notes = () => this.#notes();
    if (this.#options.shape === 'file') {
      const { layers } = this.#source.codebook;
      return {
        files: [this.#annotationFile({ path: 'annotations.csv', columns: mentionColumns, layers })],
        notes,
        holds: flatHolds,
      };
    }
    const claims = this.#source.codebook.layers.filter((layer) => layer.kind === 'claim');
    const others = this.#source.codebook.layers.filter((layer) => layer.kind !== 'claim');
    return {
      files: [
        this.#file('documents.csv', documentTable(this.#source, this.#options)),
        this.#file('entities.csv', entityTable(this.#source, this.#cells)),
        this.#annotationFile({ path: 'mentions.csv', columns: mentionColumns, layers: others }),
        this.#annotationFile({ path: 'claims.csv', columns: claimColumns, layers: claims }),
        this.#file('links.csv', linkTable(this.#source, this.#cells, this.#options)),
        this.#file('propositions.csv', propositionTable(this.#source)),
      ],
      notes,
      counts: csvCounts,
    };
  }

  #file(path: string, { columns, rows }: Table): FileToWrite {
    const csv = this.#rows;
    return {
      path,
      *chunks() {
        yield { text: csv.header(columns), rows: 0 };
        for (const row of rows()) yield { text: csv.row(row), rows: 1 };
      },
    };
  }

  #annotationFile({ path, columns, layers }: AnnotationTable): FileToWrite {
    const attributes = attributeColumns(layers, columns);
    const framed = columns.includes('source_entity_id');
    const behind = framed ? frameColumns : [];
    const all: readonly (string | AttributeColumn)[] = [...columns, ...attributes, ...behind];
    const taken = [...columns, ...attributes.map(({ name }) => name)];
    // An attribute that has had the name keeps it.
    const names = [...taken, ...behind.map((name) => (taken.includes(name) ? `claim_${name}` : name))];
    const ids = new Set(layers.map((layer) => String(layer.id)));
    return { path, chunks: () => this.#annotationChunks({ all, names, ids, framed }) };
  }

  *#annotationChunks(table: {
    readonly all: readonly (string | AttributeColumn)[];
    readonly names: readonly string[];
    readonly ids: ReadonlySet<string>;
    /** Whether the columns say who says so. */
    readonly framed: boolean;
  }): Generator<Chunk> {
    yield { text: this.#rows.header(table.names), rows: 0 };
    for (const record of this.#source.documents) {
      const all = this.#source.annotationsOf(record.id);
      const annotations = all.filter(({ layerId }) => table.ids.has(layerId));
      if (annotations.length === 0) continue;
      const frames = table.framed ? this.#frames(record, all, table.ids) : undefined;
      const { text } = this.#source.content(record);
      const document = { record, text, unit: new SpanUnit(text, this.#options.offsets), ...(frames && { frames }) };
      for (const annotation of annotations) {
        this.#countUnknown(annotation);
        yield { text: this.#rows.row(this.#cells.row(annotation, document, table.all)), rows: 1 };
      }
    }
  }

  #frames(
    document: DocumentRecord,
    annotations: readonly Annotation[],
    claimLayers: ReadonlySet<string>,
  ): ReadonlyMap<string, ClaimFrame> {
    const { links, entities } = (this.#roles ??= {
      links: Map.groupBy(this.#source.links, ({ fromId }) => String(fromId)),
      entities: new Map(this.#source.entities.map((entity) => [String(entity.id), entity])),
    });
    const frames = claimFrames({
      document,
      annotations,
      isClaim: ({ layerId }) => claimLayers.has(layerId),
      linksFrom: (id) => links.get(id) ?? [],
      annotation: (id) => this.#source.annotation(id),
      entity: (id) => entities.get(id),
    });
    return new Map(frames.map((frame) => [frame.claim.id, frame]));
  }

  #countUnknown({ layerId, attributes }: Annotation): void {
    const layer = findLayer(this.#source.codebook, layerId);
    for (const id of Object.keys(attributes))
      if (!layer?.attributes.some((attribute) => attribute.id === id)) this.#unknownValues += 1;
  }

  #notes(): Note[] {
    const notes: Note[] = [];
    // One table has no manifest that says it.
    if (this.#options.shape === 'file') notes.push({ key: `note.csv.unit.${this.#options.offsets}` });
    if (this.#options.excel) notes.push({ key: 'note.csv.excel', params: { cells: this.#rows.neutralised } });
    const inLinks = this.#options.shape === 'folder' ? countUnknownInLinks(this.#source) : 0;
    const values = this.#unknownValues + inLinks;
    if (values > 0) notes.push({ key: 'note.csv.unknown-attributes', params: { values } });
    if (this.#options.shape === 'folder') notes.push({ key: 'note.csv.no-text' });
    else notes.push({ key: 'note.csv.flat' });
    return notes;
  }
}

const folderHolds: Holds = { ...holdsEverything, text: 'no', blocks: false, codebook: false, queries: false };

const flatHolds: Holds = {
  ...folderHolds,
  links: 'no',
  linkAttributes: false,
  linkEvidence: false,
  documentStatus: false,
  entities: 'ids',
  propositions: false,
  metadata: false,
  fields: false,
};

/** Rows of the tables, by what is in them. */
function csvCounts(written: readonly WrittenFile[]): Record<string, number> {
  const rowsOf = (table: string) => written.find(({ path }) => path.endsWith(`${table}.csv`))?.rows ?? 0;
  const tables = ['documents', 'entities', 'mentions', 'claims', 'links', 'propositions'];
  return Object.fromEntries(tables.map((table) => [table, rowsOf(table)]));
}

export const csv: Format = {
  id: 'csv',
  name: 'format.csv.name',
  mediaTypes: ['text/csv'],
  extensions: ['.csv'],
  reads: 'annotations',
  writes: 'either',
  keeps: 'format.csv.keeps',
  holds: folderHolds,
  // Of the folder the reader takes annotations and links; the documents are those of the project.
  readsBack: { entities: 'no', propositions: false, documentNotes: false, documentStatus: false, linkEvidence: false },
  offsets: 'chosen',
  plan: (source, options) => new CsvExport(source, options).plan(),
  reader: async () => (await import('../annotation-table/read-annotation-table.ts')).annotationTableReader,
};
