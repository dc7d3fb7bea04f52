import type { AttributeValue } from '../../domain/annotation.ts';
import type { AnnotationReader, FileHead } from '../exchange/annotation-reader.ts';
import { documentDataOf } from '../exchange/document-data.ts';
import { firstRecord } from '../exchange/first-record.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignLink } from '../exchange/foreign-corpus.ts';
import {
  attributesOf,
  idMember,
  isRecord,
  type JsonRecord,
  member,
  offsetOf,
  textMember,
} from '../exchange/json-input.ts';
import type { JsonReading } from '../exchange/json-record.ts';
import { KeysById } from '../exchange/keys-by-id.ts';
import { nameOf, readingOf, readRecords, type RecordPlace } from '../exchange/read-records.ts';
import { annotationsOf, hullOf, isOfMentions, isTelling } from './read-mention.ts';
import { hasPassages, textOfPassages } from './text-of-passages.ts';

/** Datasets of Hugging Face as JSON Lines: a text with entities and relations, under the names that are usual. */
export const datasetReader: AnnotationReader = {
  units: ['codepoint', 'utf16'],
  recognises,
  companions: tokensOf,
  read: (main) => readRecords(main, documentOfRow),
};

function recognises({ head }: FileHead): 0 | 1 | 2 | 3 {
  const row = firstRecord(head);
  if (!row || (textKeyOf(row) === undefined && !hasPassages(row))) return 0;
  // An empty list says little, and under most names nothing.
  const isEmpty = emptyKeys.some((key) => isEmptyList(member(row, key)));
  const key = entityKeyOf(row);
  if (key === undefined) return isEmpty ? 2 : 0;
  return isTelling(member(row, key)) ? 3 : 2;
}

/** In a dataset of ours the same documents stand once more as tokens: `tokens/train.jsonl` beside `train.jsonl`. */
function tokensOf(path: string, others: ReadonlySet<string>): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const tokens = `${folder}tokens/${path.slice(folder.length)}`;
  return others.has(tokens) ? [tokens] : [];
}

const textKeys = ['text', 'sentence', 'content', 'textContent', 'paragraph', 'body', 'document'] as const;
const emptyKeys = ['entities', 'ner', 'mentions'] as const;
const entityKeys = [...emptyKeys, 'ents', 'annotations', 'annotation', 'labels', 'label', 'textSegmentAnnotations'];

function textKeyOf(row: JsonRecord): string | undefined {
  return textKeys.find((key) => typeof member(row, key) === 'string' && member(row, key) !== '');
}

/** The first list of mentions with a place in the text; else one that is called so. */
function entityKeyOf(row: JsonRecord): string | undefined {
  return entityKeys.find((key) => isOfMentions(member(row, key)));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** A row as a document: of a line of JSON, or of a table of Parquet. */
export function documentOfRow(value: unknown, at: RecordPlace): ForeignDocument | undefined {
  const row = isRecord(value) ? value : {};
  const reading = readingOf(row, at);
  const textKey = textKeyOf(row);
  const passages = textKey === undefined && hasPassages(row) ? textOfPassages(reading) : undefined;
  const text = textKey === undefined ? passages : textMember(row, textKey);
  if (text === undefined || text === '') {
    at.fault('it has no text');
    return undefined;
  }
  const entityKey = entityKeyOf(row) ?? entityKeys.find((key) => member(row, key) !== undefined) ?? 'entities';
  const entities = listOfRecords(reading, entityKey, at);
  const byId = new KeysById();
  const annotations = [
    ...entities.flatMap((entity) => annotationsOf(entity, byId, at)),
    ...annotationsOfGroups(reading, byId, at),
  ];
  const used = new Set<string>([
    ...(textKey === undefined ? ['passages'] : [textKey]),
    entityKey,
    'relations',
    'fields',
    'id',
    'note',
    ...(member(row, 'ents') === undefined ? [] : ofSpacy),
  ]);
  const { fields, ...data } = documentDataOf(row, used);
  const note = reading.text('note');
  return {
    name: nameOf({ ...data, fields }, idMember(row, 'id'), at),
    file: at.file,
    text,
    metadata: data.metadata,
    fields: { ...fields, ...ownFields(member(row, 'fields')), ...categoriesOf(row) },
    ...(note === undefined ? {} : { note }),
    annotations,
    links: linksOf(listOfRecords(reading, 'relations', at), { annotations, byId, at }),
    evidence: entities.flatMap(hullOf),
  };
}

/** What `Doc.to_json()` of spaCy says of single words and sentences, and what is read of it elsewhere. */
const ofSpacy = ['tokens', 'sents', 'spans', 'cats'];

/** Groups of spans of spaCy, each of which is a layer. */
function annotationsOfGroups(row: JsonReading, byId: KeysById, at: RecordPlace): ForeignAnnotation[] {
  if (!row.has('ents')) return [];
  const groups = row.inner('spans');
  return Object.keys(groups?.record ?? {}).flatMap((key) =>
    (groups?.inners(key) ?? [])
      .flatMap((span) => annotationsOf(span, byId, at))
      .map((annotation) => ({ ...annotation, layer: key })),
  );
}

function categoriesOf(row: JsonRecord): Readonly<Record<string, AttributeValue>> {
  const cats = member(row, 'cats');
  return member(row, 'ents') !== undefined && isRecord(cats) ? attributesOf(cats) : {};
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
    const tail = relation.id('tail', 'to', 'child', 'target', 'arg2_id');
    const from = endOf(relation.id('head', 'from', 'source', 'arg1_id'));
    const to = document === undefined ? endOf(tail) : tail;
    if (from === undefined || to === undefined) {
      relation.tell('an end of the relation is not among the entities');
      return [];
    }
    const [id, annotator] = [relation.id('id'), relation.text('annotator')];
    const attributes = relation.rest(relationMembers);
    return [
      {
        place: `${at.place}, ${relation.place}`,
        type: relation.id('label', 'type', 'relation') ?? '',
        from: { key: from },
        to: { key: to, ...(document === undefined ? {} : { document }) },
        ...(id === undefined || annotator === undefined ? {} : { id }),
        ...(annotator === undefined ? {} : { annotator }),
        ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
      },
    ];
  });
}

const relationMembers = new Set(
  'head from source arg1_id tail to child target arg2_id tail_document label type relation id annotator'.split(' '),
);
