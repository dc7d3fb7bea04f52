import type { AttributeValue } from '../../domain/annotation.ts';
import type { AttributeDefinition, Codebook } from '../../domain/codebook.ts';
import { envelope } from '../../domain/span.ts';
import { type AnnotationView, type DocumentView, type LinkView, ProjectView } from '../exchange/project-view.ts';
import type { ProjectSource } from '../project-source.ts';

/** The type of a column; a list or a record has columns of its own. A value can be null, but its type never changes. */
export type ColumnType =
  | { readonly kind: 'string' | 'int' | 'float' | 'bool' | 'strings' }
  | { readonly kind: 'list' | 'record'; readonly columns: readonly DatasetColumn[] };

export interface DatasetColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** An attribute as a column; of attributes of one id and different kinds, each has its layer's name before it. */
export interface AttributeColumn extends DatasetColumn {
  readonly attributeId: string;
  /** Absent where it is the same on every layer. */
  readonly layerId?: string;
}

const string = { kind: 'string' } as const;
const int = { kind: 'int' } as const;

const typeOfKind: Record<AttributeDefinition['kind'], ColumnType> = {
  text: string,
  number: { kind: 'float' },
  boolean: { kind: 'bool' },
  'one-of': string,
  'many-of': { kind: 'strings' },
  date: string,
  entity: string,
};

export function attributeColumnsOf({ layers }: Codebook): readonly AttributeColumn[] {
  const all = layers.flatMap((layer) => layer.attributes.map(({ id, kind }) => ({ id, layerId: layer.id, kind })));
  const columns = [...Map.groupBy(all, ({ id }) => String(id)).values()].flatMap((same): AttributeColumn[] => {
    const [first] = same;
    if (!first) return [];
    const isOne = same.every(({ kind }) => typeOfKind[kind].kind === typeOfKind[first.kind].kind);
    if (isOne) return [{ name: first.id, attributeId: first.id, type: typeOfKind[first.kind] }];
    return same.map(({ id, layerId, kind }) => ({
      name: `${layerId}.${id}`,
      attributeId: id,
      layerId,
      type: typeOfKind[kind],
    }));
  });
  return columns.filter(({ name }, index) => columns.findIndex((one) => one.name === name) === index);
}

const strings = (...names: readonly string[]): DatasetColumn[] => names.map((name) => ({ name, type: string }));

/** Every column of a dataset, in order. Parquet and the dataset card are made from it. */
export function datasetColumns(attributes: readonly AttributeColumn[]): readonly DatasetColumn[] {
  const entity: DatasetColumn[] = [
    ...strings('id'),
    { name: 'start', type: int },
    { name: 'end', type: int },
    ...strings('text', 'label', 'layer'),
    {
      name: 'fragments',
      type: {
        kind: 'list',
        columns: [
          { name: 'start', type: int },
          { name: 'end', type: int },
        ],
      },
    },
    ...strings('annotator', 'status'),
    { name: 'confidence', type: { kind: 'float' } },
    ...strings('note', 'created_at', 'entity'),
    { name: 'external_ids', type: { kind: 'strings' } },
    ...(attributes.length > 0 ? [{ name: 'attributes', type: { kind: 'record', columns: attributes } } as const] : []),
  ];
  return [
    ...strings('id', 'name', 'text', 'title', 'byline', 'outlet', 'date', 'url', 'language', 'note', 'fields'),
    { name: 'entities', type: { kind: 'list', columns: entity } },
    {
      name: 'relations',
      type: { kind: 'list', columns: strings('id', 'head', 'tail', 'label', 'tail_document', 'annotator') },
    },
  ];
}

/** A document as a record of a dataset, with every key in every row. Offsets count code points. */
export class DatasetRows {
  readonly #source: ProjectSource;
  readonly #attributes: readonly AttributeColumn[];
  /** Values that no column can have, since the codebook knows no attribute of this kind. */
  unknownValues = 0;

  constructor(source: ProjectSource) {
    this.#source = source;
    this.#attributes = attributeColumnsOf(source.codebook);
  }

  *rows(): Generator<Readonly<Record<string, unknown>>> {
    const view = new ProjectView(this.#source, { offsets: 'codepoint', labels: 'in-codebook' });
    const names = new Map(this.#source.documents.map(({ id, name }) => [String(id), name]));
    for (const document of view.documents()) yield this.#rowOf(document, names);
  }

  #rowOf(document: DocumentView, names: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
    const { record, text, note, annotations, links } = document;
    const { title, byline, outlet, date, url, language } = record.metadata;
    return {
      id: record.id,
      name: record.name,
      text,
      title,
      byline,
      outlet,
      date,
      url,
      language,
      note,
      fields: JSON.stringify(record.fields),
      entities: annotations.map((view) => this.#entityOf(view, document)),
      relations: links.map((link) => relationOf(link, names)),
    };
  }

  #entityOf({ annotation, layer, label, annotator, entity }: AnnotationView, { text, unit }: DocumentView): object {
    const hull = envelope(annotation.spans);
    const ids = Object.entries(entity?.externalIds ?? {}).map(([authority, id]) => `${authority}:${id}`);
    const known = new Set(this.#attributes.map(({ attributeId }) => attributeId));
    this.unknownValues += Object.keys(annotation.attributes).filter((id) => !known.has(id)).length;
    const attributes = this.#attributes.map((column) => {
      const isHere = column.layerId === undefined || column.layerId === layer;
      return [column.name, isHere ? this.#valueOf(column, annotation.attributes) : null] as const;
    });
    return {
      id: annotation.id,
      ...unit.write(hull),
      text: text.slice(hull.start, hull.end),
      label,
      layer,
      fragments: annotation.spans.map((span) => unit.write(span)),
      annotator,
      status: annotation.status,
      confidence: annotation.confidence,
      note: annotation.note,
      created_at: annotation.createdAt,
      entity: entity?.name ?? null,
      external_ids: ids,
      ...(attributes.length > 0 ? { attributes: Object.fromEntries(attributes) } : {}),
    };
  }

  #valueOf({ attributeId, type }: AttributeColumn, values: Readonly<Record<string, AttributeValue>>): unknown {
    const value = Object.hasOwn(values, attributeId) ? values[attributeId] : undefined;
    if (value === undefined) return null;
    if (fits(type.kind, value)) return value;
    this.unknownValues += 1;
    return null;
  }
}

function fits(kind: ColumnType['kind'], value: AttributeValue): boolean {
  if (kind === 'float') return typeof value === 'number';
  if (kind === 'bool') return typeof value === 'boolean';
  return kind === 'strings' ? typeof value === 'object' : typeof value === 'string';
}

function relationOf({ link, type, annotator, to, isWithin }: LinkView, names: ReadonlyMap<string, string>): object {
  return {
    id: link.id,
    head: link.fromId,
    tail: link.toId,
    label: type,
    tail_document: isWithin ? null : (names.get(to.documentId) ?? to.documentId),
    annotator,
  };
}
