import { failure, type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '../exchange/annotation-reader.ts';
import type { ForeignCorpus } from '../exchange/foreign-corpus.ts';
import { noScheme } from '../exchange/foreign-corpus.ts';
import {
  isRecord,
  type JsonEntry,
  type JsonRecord,
  listMember,
  member,
  readJsonRecords,
} from '../exchange/json-input.ts';
import { WebAnnotationCorpus } from './web-annotation-corpus.ts';
import { decoded } from './web-annotation-terms.ts';

/** Annotations of the W3C's model, and exports of Hypothesis and Recogito, which follow it in part. */
export const webAnnotationReader: AnnotationReader = {
  // The model says code points; programs in browsers count UTF-16 units.
  units: ['codepoint', 'utf16'],

  recognises({ path, head }: FileHead) {
    if (!/^\s*[[{]/.test(head)) return 0;
    if (head.includes('www.w3.org/ns/anno.jsonld')) return 3;
    const hasTarget = /"(?:target|on)"\s*:/.test(head);
    if (hasTarget && /"(?:TextQuoteSelector|TextPositionSelector)"/.test(head)) return 3;
    // Recogito's own model, as its storage has it.
    if (hasTarget && /"bodies"\s*:/.test(head) && /"quote"\s*:/.test(head)) return 2;
    if (hasTarget && /"type"\s*:\s*\[?\s*"(?:oa:)?Annotation"/.test(head)) return 2;
    return /\.jsonld$/i.test(path) ? 1 : 0;
  },

  /** Its texts stand beside it; which of them its targets name is only known when it is read. */
  companions(path, others) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    return [...others].filter((other) => other.startsWith(folder) && /\.txt$/i.test(other));
  },

  read: readWebAnnotation,
};

function readWebAnnotation(main: ForeignFile, companions: readonly ForeignFile[]): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const records = readJsonRecords(text.value, main.path);
  if (!records.ok) return records;
  const corpus = new WebAnnotationCorpus(main.path, {
    textOf: textsBeside(main, companions),
    ownSource: ownSourceOf(main, companions),
  });
  let found = 0;
  for (const entry of records.value.flatMap(unfolded)) {
    if (entry.fault !== undefined) corpus.fault(entry.place, entry.fault);
    else if (isRecord(entry.value) && isAnnotation(entry.value)) {
      found += 1;
      corpus.take(entry.value, entry.place);
    } else corpus.fault(entry.place, 'it is no annotation');
  }
  if (found > 0) return success({ ...corpus.finished(), scheme: noScheme });
  // What is too deep or has a key that is none was refused before it was looked at.
  const refused = records.value.find(({ fault }) => fault !== undefined);
  const { place = 'the file', fault: reason = 'there is no annotation in it' } = refused ?? {};
  return failure('import/damaged', { file: main.path, place, reason });
}

/** The text of a source by its reference, relative to the file of annotations or from the root of the set. */
function textsBeside(
  { path }: ForeignFile,
  companions: readonly ForeignFile[],
): (source: string) => ForeignFile | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const byPath = new Map(companions.map((file) => [file.path, file]));
  return (source) => {
    const reference = decoded(source).replace(/^\.\//, '');
    return byPath.get(folder + reference) ?? byPath.get(reference);
  };
}

/** What annotations are about that name no source: the text of the same name, or the only one that lies beside them. */
function ownSourceOf({ path }: ForeignFile, companions: readonly ForeignFile[]): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const stem = path.slice(folder.length).replace(/(?:\.(?:w3c|anno|annotations?))?\.(?:jsonld|jsonl?)$/i, '');
  const texts = companions.map((file) => file.path).filter((one) => one.lastIndexOf('/') < folder.length);
  const [only] = texts;
  const isOther = !texts.includes(`${folder}${stem}.txt`) && texts.length === 1 && only !== undefined;
  return isOther ? only.slice(folder.length) : `${stem}.txt`;
}

const DEEPEST_PAGE = 3;

/** The annotations of a page, a collection, or what a program puts around its own. */
function unfolded(entry: JsonEntry, _index?: number, _all?: unknown, depth = 0): JsonEntry[] {
  if (entry.fault !== undefined || !isRecord(entry.value) || depth > DEEPEST_PAGE) return [entry];
  const { place, value } = entry;
  const inside = (key: string, items: readonly unknown[]) =>
    items.flatMap((item, index) =>
      unfolded({ place: `${place}.${key}[${index}]`, value: item }, undefined, undefined, depth + 1),
    );
  for (const key of ['items', 'annotations', 'rows', '@graph'])
    if (Array.isArray(member(value, key)) && !isAnnotation(value)) return inside(key, listMember(value, key));
  const first = member(value, 'first');
  if (isRecord(first)) return unfolded({ place: `${place}.first`, value: first }, undefined, undefined, depth + 1);
  return [entry];
}

function isAnnotation(value: JsonRecord): boolean {
  return member(value, 'target') !== undefined;
}
