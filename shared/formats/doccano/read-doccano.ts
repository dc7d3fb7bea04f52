import type { AttributeValue } from '../../domain/annotation.ts';
import type { AnnotationReader, FileHead } from '../exchange/annotation-reader.ts';
import { documentDataOf } from '../exchange/document-data.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignLink } from '../exchange/foreign-corpus.ts';
import {
  idMember,
  isRecord,
  type JsonRecord,
  member,
  offsetOf,
  shownJson,
  textMember,
} from '../exchange/json-input.ts';
import { KeysById } from '../exchange/keys-by-id.ts';
import { nameOf, readingOf, readRecords, type RecordPlace } from '../exchange/read-records.ts';

/** doccano's JSON Lines and JSON: sequence labels, relations, intents and classes, of every version. */
export const doccanoReader: AnnotationReader = {
  // A browser counts UTF-16; a project can be set to graphemes, and files of 2019 to 2021 count code points.
  units: ['utf16', 'grapheme', 'codepoint'],
  recognises,
  filesAreAnnotators: true,
  read: (main) => readRecords(main, documentOf),
};

const triple = /\[\s*\[\s*(?:\d+\s*,\s*\d+\s*,\s*"|"[^"]*"\s*,\s*\d+\s*,\s*\d+\s*\])/;

function recognises({ path, head }: FileHead): 0 | 1 | 2 | 3 {
  if (!/^\s*(?:\[\s*)?\{/.test(head)) return 0;
  if (/"(?:start_offset|end_offset)"\s*:/.test(head)) return 3;
  // Ours, also where nothing is annotated.
  if (/"text_length"\s*:\s*\d/.test(head) && /"(?:entities|label)"\s*:\s*\[/.test(head)) return 3;
  if (new RegExp(`"[^"]*"\\s*:\\s*${triple.source}`).test(head)) return 2;
  if (/"(?:label|labels|cats|column_label)"\s*:\s*\[\s*(?:"[^"]*"\s*[,\]]|\])/.test(head))
    return /\.jsonl?$/i.test(path) ? 2 : 1;
  return 0;
}

/** What the text and the labels are called; a project of doccano can give its columns any name. */
const textKeys = ['text', 'data', 'column_data', 'content', 'sentence', 'document'] as const;

function documentOf(value: unknown, at: RecordPlace): ForeignDocument | undefined {
  if (!isRecord(value)) {
    at.fault('it is no object');
    return undefined;
  }
  const textKey = textKeys.find((key) => typeof member(value, key) === 'string') ?? onlyText(value);
  const text = textKey === undefined ? undefined : textMember(value, textKey);
  if (textKey === undefined || text === undefined || text === '') {
    at.fault('it has no text');
    return undefined;
  }
  const found = labelsOf(value, textKey, at);
  const meta = member(value, 'meta');
  const used = new Set([textKey, 'id', ...(isRecord(meta) ? ['meta'] : []), 'relations', 'text_length', ...found.used]);
  // In our own files: the length of the text in the unit of the offsets.
  const length = readingOf(value, at).offset('text_length');
  const rest = Object.entries(value).filter(([, one]) => !(Array.isArray(one) && one.length === 0));
  const data = documentDataOf(
    isRecord(meta) ? { ...Object.fromEntries(rest), ...meta } : Object.fromEntries(rest),
    used,
  );
  return {
    name: nameOf(data, idMember(value, 'id'), at),
    file: at.file,
    text,
    metadata: data.metadata,
    fields: { ...data.fields, ...found.fields },
    annotations: found.annotations,
    links: linksOf(value, found.keys, at),
    ...(length === undefined ? {} : { evidence: [{ spans: [{ start: 0, end: length }], quote: text }] }),
  };
}

function onlyText(value: JsonRecord): string | undefined {
  const texts = Object.entries(value).filter(([, one]) => typeof one === 'string' && one !== '');
  return texts.length === 1 ? texts[0]?.[0] : undefined;
}

interface Labels {
  readonly annotations: readonly ForeignAnnotation[];
  readonly fields: Readonly<Record<string, AttributeValue>>;
  readonly used: readonly string[];
  /** The keys of annotations by the ids that relations name. */
  readonly keys: KeysById;
}

const labelKeys = ['label', 'labels', 'annotations', 'entities', 'cats'];
const markKeys = ['start_offset', 'end_offset', 'start', 'end'];

/** Of doccano's own database, which say nothing of a text. */
const bookkeeping = ['document', 'example', 'created_at', 'updated_at', 'manual', 'prob', 'uuid'];
const markMembers = new Set([...markKeys, ...bookkeeping, 'label', 'label_text', 'label_id', 'id', 'user']);
const relationMembers = new Set([...bookkeeping, 'from_id', 'to_id', 'type', 'id', 'user']);

/** Lists of marks are annotations; lists of words beside the text are classes of the whole text. */
function labelsOf(value: JsonRecord, textKey: string, at: RecordPlace): Labels {
  const annotations: ForeignAnnotation[] = [];
  const used: string[] = [];
  const fields: [string, AttributeValue][] = [];
  const keys = new KeysById();
  for (const [key, list] of Object.entries(value)) {
    if (key === textKey || key === 'relations' || key === 'meta') continue;
    if (isNoList(key, list)) {
      used.push(key);
      at.fault(`${shownJson(list)} is not a list`, key);
    }
    if (!Array.isArray(list) || list.length === 0 || !(labelKeys.includes(key) || list.some(isLikeMark))) continue;
    used.push(key);
    const words: string[] = [];
    const isOfMarks = list.some(isLikeMark);
    for (const [index, item] of list.entries()) {
      const within = `${key}[${index}]`;
      const mark = markOf(item);
      const word = isOfMarks ? undefined : classOf(item);
      if (mark) {
        const own = `${key}-${index}`;
        if (mark.id !== undefined) keys.add(mark.id, own);
        const reading = isRecord(item) ? readingOf(item, at, within) : undefined;
        const [annotator, attributes] = [reading?.id('user'), reading?.rest(markMembers) ?? {}];
        if (Array.isArray(item) && item.length > 3) at.fault(`${shownJson(item.slice(3))} says nothing here`, within);
        annotations.push(annotationOf({ ...mark, annotator, attributes }, own, `${at.place}, ${within}`));
      } else if (word !== undefined) words.push(word);
      else at.fault(`${shownJson(item)} is no label${isOfMarks ? ' with offsets' : ''}`, within);
    }
    const [only] = words;
    if (only !== undefined) fields.push([key, words.length === 1 ? only : words]);
  }
  return { annotations, used, fields: Object.fromEntries(fields), keys };
}

/** Marks are in a list; one class of the whole text can be a word or a number, and classes with weights an object. */
function isNoList(key: string, value: unknown): boolean {
  if (value === null || Array.isArray(value) || !labelKeys.includes(key)) return false;
  return key === 'entities' || key === 'annotations' || (key !== 'cats' && isRecord(value));
}

/** Whether it was meant to mark a stretch of the text, be its offsets sound or not. */
function isLikeMark(item: unknown): boolean {
  if (Array.isArray(item)) {
    const [first, second, third] = item as readonly unknown[];
    if (typeof first === 'string') return offsetOf(second) !== undefined && offsetOf(third) !== undefined;
    return typeof third === 'string';
  }
  return isRecord(item) && markKeys.some((key) => member(item, key) !== undefined);
}

interface DoccanoMark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly id?: string;
}

function annotationOf(
  {
    start,
    end,
    label,
    annotator,
    attributes,
  }: DoccanoMark & Pick<ForeignAnnotation, 'attributes'> & { readonly annotator: string | undefined },
  key: string,
  place: string,
): ForeignAnnotation {
  const hand = annotator === undefined ? {} : { annotator };
  const more = Object.keys(attributes ?? {}).length > 0 ? { attributes } : {};
  return { key, place, layer: '', label, spans: [{ start, end }], ...hand, ...more };
}

/** `[0, 6, "ORG"]`, or an object with offsets. A label can be the number of a label of doccano's database. */
function markOf(item: unknown): DoccanoMark | undefined {
  if (Array.isArray(item)) {
    // The label stands last, and in some files first.
    const [first, second, third] = item as readonly unknown[];
    const [from, to, label] = typeof first === 'string' ? [second, third, first] : [first, second, third];
    const [start, end] = [offsetOf(from), offsetOf(to)];
    if (start === undefined || end === undefined || typeof label !== 'string') return undefined;
    return { start, end, label };
  }
  if (!isRecord(item)) return undefined;
  const start = offsetOf(member(item, 'start_offset') ?? member(item, 'start'));
  const end = offsetOf(member(item, 'end_offset') ?? member(item, 'end'));
  const label = idMember(item, 'label', 'label_text', 'label_id');
  if (start === undefined || end === undefined || label === undefined) return undefined;
  const id = idMember(item, 'id');
  return { start, end, label, ...(id === undefined ? {} : { id }) };
}

function classOf(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  return isRecord(item) ? idMember(item, 'label', 'text') : undefined;
}

function linksOf(value: JsonRecord, keys: KeysById, at: RecordPlace): ForeignLink[] {
  return readingOf(value, at)
    .inners('relations')
    .flatMap((relation): ForeignLink[] => {
      const endOf = (side: string) => keys.find(relation.id(side), (reason) => relation.tell(reason));
      const [from, to] = [endOf('from_id'), endOf('to_id')];
      if (from === undefined || to === undefined) {
        relation.tell('an end of the relation is not among the labels');
        return [];
      }
      const place = `${at.place}, ${relation.place}`;
      const attributes = relation.rest(relationMembers);
      const more = Object.keys(attributes).length > 0 ? { attributes } : {};
      return [{ place, type: relation.id('type') ?? '', from: { key: from }, to: { key: to }, ...more }];
    });
}
