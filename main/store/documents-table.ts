import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DocumentSummary } from '#shared/api/packed-documents.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import { NEEDS_LOOK } from '#shared/domain/version-origin.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Row } from './hashes.ts';
import { asRow, jsonCell, nullableText, numberCell, RecordTable, type TableShape, textCell } from './record-table.ts';

const columns = [
  'id',
  'name',
  'position',
  'title',
  'byline',
  'outlet',
  'date',
  'url',
  'language',
  'fields',
  'status',
  'content_id',
  'length',
  'file_name',
  'media_type',
  'encoding',
  'encoding_basis',
  'byte_length',
  'sha256',
  'created_at',
  'updated_at',
] as const;

const laterColumns = ['previous_id', 'carried', 'part'] as const;

export const documentShape: TableShape<'document'> = {
  kind: 'document',
  table: 'documents',
  columns,
  laterColumns,
  order: 'position, id',
  toRow({ metadata, source, ...document }) {
    return {
      id: document.id,
      name: document.name,
      position: document.position,
      title: metadata.title,
      byline: metadata.byline,
      outlet: metadata.outlet,
      date: metadata.date,
      url: metadata.url,
      language: metadata.language,
      fields: canonicalJson(document.fields),
      status: document.status,
      content_id: document.contentId,
      length: document.length,
      file_name: source.fileName,
      media_type: source.mediaType,
      encoding: source.encoding,
      encoding_basis: source.encodingBasis,
      byte_length: source.byteLength,
      sha256: source.sha256,
      created_at: document.createdAt,
      updated_at: document.updatedAt,
      previous_id: document.previousId ?? null,
      carried: document.carried ? canonicalJson(document.carried) : null,
      part: source.part ?? null,
    };
  },
  fromRow(row) {
    // True for every row with the right hash (see TableShape): the cells are those of a document that was parsed.
    return {
      ...summaryOf(row),
      fields: jsonCell(row, 'fields'),
      contentId: textCell(row, 'content_id'),
      length: numberCell(row, 'length'),
      source: {
        fileName: textCell(row, 'file_name'),
        mediaType: textCell(row, 'media_type'),
        encoding: textCell(row, 'encoding'),
        encodingBasis: textCell(row, 'encoding_basis'),
        byteLength: numberCell(row, 'byte_length'),
        sha256: textCell(row, 'sha256'),
        ...(nullableText(row['part']) === null ? {} : { part: textCell(row, 'part') }),
      },
      createdAt: textCell(row, 'created_at'),
      updatedAt: textCell(row, 'updated_at'),
      ...(nullableText(row['previous_id']) === null ? {} : { previousId: textCell(row, 'previous_id') }),
      ...(nullableText(row['carried']) === null ? {} : { carried: jsonCell(row, 'carried') }),
    } as DocumentRecord;
  },
};

function summaryOf(row: Row): DocumentSummary {
  return {
    id: textCell(row, 'id'),
    name: textCell(row, 'name'),
    position: numberCell(row, 'position'),
    metadata: {
      title: textCell(row, 'title'),
      byline: textCell(row, 'byline'),
      outlet: textCell(row, 'outlet'),
      date: textCell(row, 'date'),
      url: textCell(row, 'url'),
      language: textCell(row, 'language'),
    },
    status: textCell(row, 'status'),
  } as DocumentSummary;
}

/** By the document that they were carried over to: copies that nobody has looked at, and those that are gone. */
const annotationsToLookAt = `
  SELECT document_id, id FROM annotations
    WHERE document_id IN (SELECT id FROM documents WHERE carried IS NOT NULL)
      AND status = 'open' AND origin_kind = 'propagated' AND origin_by LIKE '${NEEDS_LOOK}%'
  UNION ALL
  SELECT d.id, a.id FROM documents AS d, json_each(d.carried, '$.gone') AS gone
    JOIN annotations AS a ON a.id = gone.value AND a.document_id = d.previous_id
    WHERE d.carried IS NOT NULL`;

export class DocumentsTable extends RecordTable<'document'> {
  readonly #named: StatementSync;
  readonly #countNamed: StatementSync;
  readonly #lastPosition: StatementSync;
  readonly #ofSource: StatementSync;
  readonly #statusCounts: StatementSync;
  readonly #contentKeys: StatementSync;
  readonly #summaries: StatementSync;
  readonly #nextVersion: StatementSync;
  readonly #versions: StatementSync;
  readonly #toLook: StatementSync;
  readonly #toLookIn: StatementSync;

  constructor(db: DatabaseSync) {
    super(db, documentShape);
    const names = [...columns, ...laterColumns].join(', ');
    this.#named = db.prepare(`SELECT ${names} FROM documents WHERE name = :name LIMIT 1`);
    this.#countNamed = db.prepare('SELECT count(*) AS rows FROM documents WHERE name = :name');
    this.#lastPosition = db.prepare('SELECT max(position) AS last FROM documents');
    this.#statusCounts = db.prepare('SELECT status, count(*) AS documents FROM documents GROUP BY status');
    this.#contentKeys = db.prepare(
      `SELECT id || ' ' || content_id || ' ' || ifnull(previous_id, '') AS key FROM documents ORDER BY position, id`,
    );
    this.#summaries = db.prepare(
      `SELECT id, name, position, status, title, byline, outlet, date, url, language FROM documents ORDER BY position, id`,
    );
    this.#nextVersion = db.prepare(`SELECT ${names} FROM documents WHERE previous_id = :id ORDER BY position, id`);
    this.#versions = db.prepare(`SELECT ${names} FROM documents WHERE previous_id IS NOT NULL ORDER BY position, id`);
    this.#toLook = db.prepare(
      `SELECT document_id, count(*) AS annotations FROM (${annotationsToLookAt}) GROUP BY document_id`,
    );
    this.#toLookIn = db.prepare(`SELECT id FROM (${annotationsToLookAt}) WHERE document_id = :id`);
    this.#ofSource = db.prepare(
      `SELECT ${names} FROM documents WHERE sha256 = :sha256 AND part IS :part ORDER BY position, id LIMIT 1`,
    );
  }

  named(name: string): DocumentRecord | undefined {
    const row = this.#named.get({ name });
    return row && documentShape.fromRow(asRow(row));
  }

  /** The document made of these bytes, or of a part of them: for telling that it is in the project already. */
  ofSource(sha256: string, part?: string): DocumentRecord | undefined {
    const row = this.#ofSource.get({ sha256, part: part ?? null });
    return row && documentShape.fromRow(asRow(row));
  }

  /** The updated versions of a document: at most one, unless the project is damaged. */
  nextVersions(id: string): DocumentRecord[] {
    return this.#nextVersion.all({ id }).map((row) => documentShape.fromRow(asRow(row)));
  }

  /** Every document that is an updated version of another one. */
  versions(): DocumentRecord[] {
    return this.#versions.all().map((row) => documentShape.fromRow(asRow(row)));
  }

  /** How many of the annotations that were carried over to a document wait for a look, and of those that are gone. */
  toLook(): ReadonlyMap<string, number> {
    const rows = this.#toLook.all();
    return new Map(rows.map(({ document_id: id, annotations }) => [String(id), Number(annotations)]));
  }

  /** Which those are: copies in the document, and annotations of the version before that are gone in it. */
  toLookIn(id: string): string[] {
    return this.#toLookIn.all({ id }).map((row) => String(row['id']));
  }

  /** What a list shows: the other half of a record costs as much again, which at 10,000 a person waits for. */
  summaries(): DocumentSummary[] {
    return this.#summaries.all().map((row) => summaryOf(asRow(row)));
  }

  /** What tells whether texts, their order, or what is a version of what has changed: a string per document. */
  contentKeys(): string[] {
    return this.#contentKeys.all().map(({ key }) => String(key));
  }

  statusCounts(): Record<string, number> {
    const rows = this.#statusCounts.all();
    return Object.fromEntries(rows.map((row) => [String(row['status']), Number(row['documents'])]));
  }

  countNamed(name: string): number {
    return Number(this.#countNamed.get({ name })?.['rows'] ?? 0);
  }

  nextPosition(): number {
    const last = this.#lastPosition.get()?.['last'];
    return typeof last === 'number' ? last + 1 : 0;
  }
}
