import type { AnnotationReader, FileHead } from '../exchange/annotation-reader.ts';
import { documentDataOf } from '../exchange/document-data.ts';
import type {
  ForeignAnnotation,
  ForeignDocument,
  ForeignLink,
  ForeignSpan,
  QuotedSpan,
} from '../exchange/foreign-corpus.ts';
import {
  firstMember,
  idMember,
  isRecord,
  type JsonRecord,
  member,
  offsetOf,
  shownJson,
  textMember,
} from '../exchange/json-input.ts';
import type { JsonReading } from '../exchange/json-record.ts';
import { KeysById } from '../exchange/keys-by-id.ts';
import { ownBesides } from '../exchange/own-besides.ts';
import { nameOf, readingOf, readRecords, type RecordPlace } from '../exchange/read-records.ts';

/** Datasets of Hugging Face as JSON Lines: a text with entities and relations, under the names that are usual. */
export const datasetReader: AnnotationReader = {
  units: ['codepoint', 'utf16'],
  recognises,
  companions: tokensOf,
  read: (main) => readRecords(main, documentOfRow),
};

function recognises({ head }: FileHead): 0 | 1 | 2 | 3 {
  if (!/^\s*(?:\[\s*)?\{/.test(head) || !/"(?:text|sentence|content)"\s*:\s*"/.test(head)) return 0;
  if (/"(?:entities|ner|mentions)"\s*:\s*\[\s*(?:\{[^{}]*"start"\s*:|\])/.test(head)) return 2;
  return 0;
}

/** In a dataset of ours the same documents stand once more as tokens: `tokens/train.jsonl` beside `train.jsonl`. */
function tokensOf(path: string, others: ReadonlySet<string>): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const tokens = `${folder}tokens/${path.slice(folder.length)}`;
  return others.has(tokens) ? [tokens] : [];
}

const textKeys = ['text', 'sentence', 'content'] as const;
const entityKeys = ['entities', 'ner', 'mentions', 'annotations'] as const;

/** A row as a document: of a line of JSON, or of a table of Parquet. */
export function documentOfRow(value: unknown, at: RecordPlace): ForeignDocument | undefined {
  const row = isRecord(value) ? value : {};
  const textKey = textKeys.find((key) => typeof member(row, key) === 'string' && member(row, key) !== '');
  if (textKey === undefined) {
    at.fault('it has no text');
    return undefined;
  }
  const entityKey = entityKeys.find((key) => member(row, key) !== undefined) ?? 'entities';
  const reading = readingOf(row, at);
  const entities = listOfRecords(reading, entityKey, at);
  const byId = new KeysById();
  const annotations = entities.flatMap((entity) => annotationOf(entity, byId, at));
  const used = new Set<string>([textKey, entityKey, 'relations', 'fields', 'id', 'note']);
  const { fields, ...data } = documentDataOf(row, used);
  const note = reading.text('note');
  return {
    name: nameOf({ ...data, fields }, idMember(row, 'id'), at),
    file: at.file,
    text: textMember(row, textKey) ?? '',
    metadata: data.metadata,
    fields: { ...fields, ...ownFields(member(row, 'fields')) },
    ...(note === undefined ? {} : { note }),
    annotations,
    links: linksOf(listOfRecords(reading, 'relations', at), { annotations, byId, at }),
    evidence: entities.flatMap(hullOf),
  };
}

/** Lists of records are a record of lists where a dataset was saved with `Sequence` of them. */
function listOfRecords(row: JsonReading, key: string, at: RecordPlace): readonly JsonReading[] {
  const value = member(row.record, key);
  const columns = isRecord(value) ? Object.keys(value) : [];
  if (!isRecord(value) || columns.length === 0) return row.inners(key);
  const lists = readingOf(value, at, key);
  const entries = columns.map((column) => [column, lists.list(column)] as const);
  const count = Math.max(0, ...entries.map(([, list]) => list.length));
  return Array.from({ length: count }, (_, index) =>
    readingOf(Object.fromEntries(entries.map(([column, list]) => [column, list[index]])), at, `${key}[${index}]`),
  );
}

function ownFields(value: unknown): ForeignDocument['fields'] {
  if (typeof value !== 'string') return isRecord(value) ? documentDataOf({ fields: value }).fields : {};
  try {
    const parsed: unknown = JSON.parse(value);
    return isRecord(parsed) ? documentDataOf({ fields: parsed }).fields : { fields: value };
  } catch {
    // A column of this name with words in it is a field like any other.
    return value === '' ? {} : { fields: value };
  }
}

function annotationOf(entity: JsonReading, byId: KeysById, at: RecordPlace): ForeignAnnotation[] {
  const spans = spansOf(entity);
  if (!spans) {
    entity.tell(`${shownJson(entity.record)} has no offsets`);
    return [];
  }
  const layer = entity.text('layer') ?? '';
  const values = entity.inner('attributes')?.record ?? {};
  const attributes = Object.fromEntries(Object.entries(values).map(([key, one]) => [withoutLayer(key, layer), one]));
  const quote = entity.text('text', 'word', 'mention', 'surface');
  const confidence = entity.confidence('confidence', 'score');
  const id = entity.id('id');
  const key = id === undefined || byId.has(id) ? `${id ?? ''}\0${entity.place}` : id;
  byId.add(id ?? key, key);
  // What only our own rows have.
  const isOwn = member(entity.record, 'fragments') !== undefined;
  const besides = { ...entity.record, attributes, entity: null, id: isOwn ? id : null };
  return [
    {
      key,
      place: `${at.place}, ${entity.place}`,
      layer,
      label: entity.id('label', 'type', 'entity_group', 'ner_tag', ...(isOwn ? [] : ['entity'])) ?? '',
      spans,
      ...(quote === undefined ? {} : { quote }),
      ...ownBesides(readingOf(besides, at, entity.place)),
      ...(confidence === undefined ? {} : { confidence }),
      ...(isOwn ? namedBy(entity) : {}),
    },
  ];
}

function namedBy(entity: JsonReading): Pick<ForeignAnnotation, 'entity'> {
  const name = entity.text('entity');
  const ids = entity.texts('external_ids').map((one) => {
    const at = one.indexOf(':');
    if (at < 0) entity.tell(`“${one}” does not say whose id it is`);
    return [one.slice(0, Math.max(0, at)), one.slice(at + 1)] as const;
  });
  if (ids.length === 0 && name === undefined) return {};
  const externalIds = Object.fromEntries(ids.filter(([authority]) => authority !== ''));
  return { entity: { ...(name === undefined ? {} : { name }), externalIds } };
}

function withoutLayer(key: string, layer: string): string {
  return layer !== '' && key.startsWith(`${layer}.`) ? key.slice(layer.length + 1) : key;
}

/** Undefined where a piece of it has no offsets: what is left would be something else than was marked. */
function spansOf(entity: JsonReading): readonly ForeignSpan[] | undefined {
  const fragments = entity.list('fragments');
  const spans = (fragments.length > 0 ? fragments : [entity.record]).flatMap((one) =>
    isRecord(one) ? spanOf(one) : [],
  );
  return spans.length === Math.max(1, fragments.length) ? spans : undefined;
}

function spanOf(value: JsonRecord): ForeignSpan[] {
  const start = offsetOf(firstMember(value, 'start', 'start_offset', 'begin', 'start_char', 'offset'));
  const end = offsetOf(firstMember(value, 'end', 'end_offset', 'stop', 'end_char'));
  return start === undefined || end === undefined ? [] : [{ start, end }];
}

/** The words from the first to the last character of fragments prove what the offsets of these two count. */
function hullOf({ record }: JsonReading): QuotedSpan[] {
  const fragments = member(record, 'fragments');
  const quote = textMember(record, 'text');
  const [start, end] = [offsetOf(member(record, 'start')), offsetOf(member(record, 'end'))];
  const isParted = Array.isArray(fragments) && fragments.length > 1 && quote !== undefined;
  return isParted && start !== undefined && end !== undefined ? [{ spans: [{ start, end }], quote }] : [];
}

interface RowParts {
  readonly annotations: readonly ForeignAnnotation[];
  readonly byId: KeysById;
  readonly at: RecordPlace;
}

function linksOf(relations: readonly JsonReading[], { annotations, byId, at }: RowParts): ForeignLink[] {
  return relations.flatMap((relation): ForeignLink[] => {
    /** Ends are ids of entities, or numbers of their places in the list. */
    const endOf = (id: string | undefined): string | undefined =>
      byId.find(id, (reason) => relation.tell(reason)) ?? annotations[offsetOf(id) ?? -1]?.key;
    const document = relation.text('tail_document');
    const tail = relation.id('tail', 'to', 'child', 'target');
    const from = endOf(relation.id('head', 'from', 'source'));
    const to = document === undefined ? endOf(tail) : tail;
    if (from === undefined || to === undefined) {
      relation.tell('an end of the relation is not among the entities');
      return [];
    }
    const [id, annotator] = [relation.id('id'), relation.text('annotator')];
    return [
      {
        place: `${at.place}, ${relation.place}`,
        type: relation.id('label', 'type', 'relation') ?? '',
        from: { key: from },
        to: { key: to, ...(document === undefined ? {} : { document }) },
        ...(id === undefined || annotator === undefined ? {} : { id }),
        ...(annotator === undefined ? {} : { annotator }),
      },
    ];
  });
}
