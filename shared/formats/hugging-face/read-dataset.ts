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
  confidenceOf,
  firstMember,
  idMember,
  isRecord,
  type JsonRecord,
  listMember,
  member,
  offsetOf,
  shownJson,
  textMember,
} from '../exchange/json-input.ts';
import { ownBesides } from '../exchange/own-besides.ts';
import { nameOf, readRecords, type RecordPlace } from '../exchange/read-records.ts';

/** Datasets of Hugging Face as JSON Lines: a text with entities and relations, under the names that are usual. */
export const datasetReader: AnnotationReader = {
  units: ['codepoint', 'utf16'],
  recognises,
  read: (main) => readRecords(main, documentOfRow),
};

function recognises({ head }: FileHead): 0 | 1 | 2 | 3 {
  if (!/^\s*(?:\[\s*)?\{/.test(head) || !/"(?:text|sentence|content)"\s*:\s*"/.test(head)) return 0;
  if (/"(?:entities|ner|mentions)"\s*:\s*\[\s*(?:\{[^{}]*"start"\s*:|\])/.test(head)) return 2;
  return 0;
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
  const entities = listOfRecords(member(row, entityKey));
  const annotations = entities.flatMap((entity, index) => annotationOf(entity, `${entityKey}[${index}]`, at));
  const used = new Set<string>([textKey, entityKey, 'relations', 'fields', 'id', 'note']);
  const { fields, ...data } = documentDataOf(row, used);
  return {
    name: nameOf({ ...data, fields }, idMember(row, 'id'), at),
    file: at.file,
    text: textMember(row, textKey) ?? '',
    metadata: data.metadata,
    fields: { ...fields, ...ownFields(member(row, 'fields')) },
    annotations,
    links: linksOf(row, annotations, at),
    evidence: entities.flatMap(hullOf),
  };
}

/** Lists of records are a record of lists where a dataset was saved with `Sequence` of them. */
function listOfRecords(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return [];
  const columns = Object.entries(value).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const count = Math.max(0, ...columns.map(([, list]) => list.length));
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(columns.map(([key, list]) => [key, list[index]])),
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

function annotationOf(value: unknown, within: string, at: RecordPlace): ForeignAnnotation[] {
  const entity = isRecord(value) ? value : {};
  const spans = spansOf(entity);
  if (spans.length === 0) {
    at.fault(`${shownJson(value)} has no offsets`, within);
    return [];
  }
  const layer = textMember(entity, 'layer') ?? '';
  const values = member(entity, 'attributes');
  const attributes = isRecord(values)
    ? Object.fromEntries(Object.entries(values).map(([key, one]) => [withoutLayer(key, layer), one]))
    : {};
  const quote = textMember(entity, 'text', 'word', 'mention', 'surface');
  const confidence = confidenceOf(firstMember(entity, 'confidence', 'score'));
  const id = idMember(entity, 'id');
  // What only our own rows have.
  const isOwn = member(entity, 'fragments') !== undefined;
  const ids = listMember(entity, 'external_ids').filter((one) => typeof one === 'string');
  const name = textMember(entity, 'entity');
  const externalIds = Object.fromEntries(
    ids.map((one) => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)]),
  );
  const own = ownBesides({ ...entity, attributes, entity: null, id: isOwn ? id : null });
  return [
    {
      key: id ?? within,
      place: `${at.place}, ${within}`,
      layer,
      label: idMember(entity, 'label', 'type', 'entity_group', 'ner_tag', ...(isOwn ? [] : ['entity'])) ?? '',
      spans,
      ...(quote === undefined || spans.length > 1 ? {} : { quote }),
      ...own,
      ...(confidence === undefined ? {} : { confidence }),
      ...(isOwn && (ids.length > 0 || name !== undefined)
        ? { entity: { ...(name === undefined ? {} : { name }), externalIds } }
        : {}),
    },
  ];
}

function withoutLayer(key: string, layer: string): string {
  return layer !== '' && key.startsWith(`${layer}.`) ? key.slice(layer.length + 1) : key;
}

function spansOf(entity: JsonRecord): readonly ForeignSpan[] {
  const spanOf = (value: JsonRecord): ForeignSpan[] => {
    const start = offsetOf(firstMember(value, 'start', 'start_offset', 'begin', 'start_char', 'offset'));
    const end = offsetOf(firstMember(value, 'end', 'end_offset', 'stop', 'end_char'));
    return start === undefined || end === undefined ? [] : [{ start, end }];
  };
  const fragments = listMember(entity, 'fragments').flatMap((one) => (isRecord(one) ? spanOf(one) : []));
  return fragments.length > 0 ? fragments : spanOf(entity);
}

/** The words from the first to the last character of fragments: what proves the unit where no fragment has its words. */
function hullOf(value: unknown): QuotedSpan[] {
  const entity = isRecord(value) ? value : {};
  const quote = textMember(entity, 'text');
  const [start, end] = [offsetOf(member(entity, 'start')), offsetOf(member(entity, 'end'))];
  const isParted = listMember(entity, 'fragments').length > 1 && quote !== undefined;
  return isParted && start !== undefined && end !== undefined ? [{ spans: [{ start, end }], quote }] : [];
}

function linksOf(row: JsonRecord, annotations: readonly ForeignAnnotation[], at: RecordPlace): ForeignLink[] {
  const keys = new Set(annotations.map(({ key }) => key));
  /** Ends are ids of entities, or numbers of their places in the list. */
  const endOf = (value: string | undefined): string | undefined =>
    value === undefined || keys.has(value) ? value : annotations[offsetOf(value) ?? -1]?.key;
  return listOfRecords(member(row, 'relations')).flatMap((one, index): ForeignLink[] => {
    const within = `relations[${index}]`;
    const relation = isRecord(one) ? one : {};
    const document = textMember(relation, 'tail_document');
    const tail = idMember(relation, 'tail', 'to', 'child', 'target');
    const from = endOf(idMember(relation, 'head', 'from', 'source'));
    const to = document === undefined ? endOf(tail) : tail;
    if (from === undefined || to === undefined) {
      at.fault('an end of the relation is not among the entities', within);
      return [];
    }
    const [id, annotator] = [textMember(relation, 'id'), textMember(relation, 'annotator')];
    return [
      {
        place: `${at.place}, ${within}`,
        type: idMember(relation, 'label', 'type', 'relation') ?? '',
        from: { key: from },
        to: { key: to, ...(document === undefined ? {} : { document }) },
        ...(id === undefined || annotator === undefined ? {} : { id }),
        ...(annotator === undefined ? {} : { annotator }),
      },
    ];
  });
}
