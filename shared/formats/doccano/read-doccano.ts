import type { AttributeValue } from '../../domain/annotation.ts';
import type { AnnotationReader, FileHead } from '../exchange/annotation-reader.ts';
import { documentDataOf } from '../exchange/document-data.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignLink } from '../exchange/foreign-corpus.ts';
import {
  idMember,
  isRecord,
  type JsonRecord,
  listMember,
  member,
  offsetOf,
  shownJson,
  textMember,
} from '../exchange/json-input.ts';
import { nameOf, readRecords, type RecordPlace } from '../exchange/read-records.ts';

/** doccano's JSON Lines and JSON: sequence labels, relations, intents and classes, of every version. */
export const doccanoReader: AnnotationReader = {
  // A browser counts UTF-16; a project can be set to graphemes, and files of 2019 to 2021 count code points.
  units: ['utf16', 'grapheme', 'codepoint'],
  recognises,
  read: (main) => readRecords(main, documentOf),
};

const triple = /\[\s*\[\s*\d+\s*,\s*\d+\s*,\s*"/;

function recognises({ path, head }: FileHead): 0 | 1 | 2 | 3 {
  if (!/^\s*(?:\[\s*)?\{/.test(head)) return 0;
  if (/"(?:start_offset|end_offset)"\s*:/.test(head)) return 3;
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
  const used = new Set([textKey, 'id', 'meta', 'relations', 'text_length', ...found.used]);
  // In our own files: the length of the text in the unit of the offsets.
  const length = offsetOf(member(value, 'text_length'));
  const meta = member(value, 'meta');
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
  readonly keys: ReadonlyMap<string, string>;
}

/** Lists of marks are annotations; lists of words beside the text are classes of the whole text. */
function labelsOf(value: JsonRecord, textKey: string, at: RecordPlace): Labels {
  const annotations: ForeignAnnotation[] = [];
  const used: string[] = [];
  const fields: [string, AttributeValue][] = [];
  const keys = new Map<string, string>();
  for (const [key, list] of Object.entries(value)) {
    if (key === textKey || key === 'relations' || key === 'meta' || !Array.isArray(list) || list.length === 0) continue;
    const isKnown = ['label', 'labels', 'annotations', 'entities', 'cats'].includes(key);
    if (!isKnown && !list.every((item) => markOf(item) !== undefined)) continue;
    used.push(key);
    const words: string[] = [];
    for (const [index, item] of list.entries()) {
      const within = `${key}[${index}]`;
      const mark = markOf(item);
      const word = classOf(item);
      if (mark) {
        const own = `${key}-${index}`;
        if (mark.id !== undefined && !keys.has(mark.id)) keys.set(mark.id, own);
        annotations.push(annotationOf(mark, own, `${at.place}, ${within}`));
      } else if (word !== undefined) words.push(word);
      else at.fault(`${shownJson(item)} is no label`, within);
    }
    const [only] = words;
    if (only !== undefined) fields.push([key, words.length === 1 ? only : words]);
  }
  return { annotations, used, fields: Object.fromEntries(fields), keys };
}

interface DoccanoMark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly id?: string;
  readonly user?: string;
}

function annotationOf({ start, end, label, user }: DoccanoMark, key: string, place: string): ForeignAnnotation {
  const annotator = user === undefined ? {} : { annotator: user };
  return { key, place, layer: '', label, spans: [{ start, end }], ...annotator };
}

/** `[0, 6, "ORG"]`, or an object with offsets. A label can be the number of a label of doccano's database. */
function markOf(item: unknown): DoccanoMark | undefined {
  if (Array.isArray(item)) {
    const [start, end, label] = [offsetOf(item[0]), offsetOf(item[1]), item[2] as unknown];
    if (start === undefined || end === undefined || typeof label !== 'string') return undefined;
    return { start, end, label };
  }
  if (!isRecord(item)) return undefined;
  const start = offsetOf(member(item, 'start_offset') ?? member(item, 'start'));
  const end = offsetOf(member(item, 'end_offset') ?? member(item, 'end'));
  const label = idMember(item, 'label', 'label_text', 'label_id');
  if (start === undefined || end === undefined || label === undefined) return undefined;
  const [id, user] = [idMember(item, 'id'), idMember(item, 'user')];
  return { start, end, label, ...(id === undefined ? {} : { id }), ...(user === undefined ? {} : { user }) };
}

function classOf(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  return isRecord(item) ? idMember(item, 'label', 'text') : undefined;
}

function linksOf(value: JsonRecord, keys: ReadonlyMap<string, string>, at: RecordPlace): ForeignLink[] {
  return listMember(value, 'relations').flatMap((relation, index): ForeignLink[] => {
    const within = `relations[${index}]`;
    const record = isRecord(relation) ? relation : {};
    const from = keys.get(idMember(record, 'from_id') ?? '');
    const to = keys.get(idMember(record, 'to_id') ?? '');
    if (from === undefined || to === undefined) {
      at.fault('an end of the relation is not among the labels', within);
      return [];
    }
    return [
      { place: `${at.place}, ${within}`, type: idMember(record, 'type') ?? '', from: { key: from }, to: { key: to } },
    ];
  });
}
