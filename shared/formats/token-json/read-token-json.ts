import { failure, type Result, success } from '../../domain/result.ts';
import { type AnnotationReader, type FileHead, type ForeignFile, textOrEmpty } from '../exchange/annotation-reader.ts';
import { type ForeignCorpus, type ForeignDocument, type ForeignFault, noScheme } from '../exchange/foreign-corpus.ts';
import { isRecord, readJsonRecords } from '../exchange/json-input.ts';
import { readingOf, readRecords, type RecordPlace } from '../exchange/read-records.ts';
import { classNamesOfCard, classNamesOfInfo, type ClassNames, withClassNames } from './class-names.ts';
import { readSpacyTraining } from './spacy-training.ts';
import { type PlacedRow, readTaggedRows } from './tagged-rows.ts';
import { readDocRed, readDygie, readGliner } from './token-spans.ts';

/** Texts that are lists of tokens, with tags beside them or spans by their numbers. */
export const tokenJsonReader: AnnotationReader = {
  units: ['utf16'],
  recognises,
  companions: describedBy,
  foldersBeside: ['..'],
  read,
};

const list = String.raw`\s*:\s*\[\s*`;
const tagged = new RegExp(String.raw`"(?:\w*ner\w*|\w*tags?|labels?|bio|iob\w*)"${list}(?:"|-?\d|\])`, 'i');

/** By what the first record holds. */
const shapes = {
  gliner: (head: string) => new RegExp(`"tokenized_text"${list}`).test(head) && new RegExp(`"ner"${list}`).test(head),
  docRed: (head: string) => new RegExp(`"vertexSet"${list}`).test(head) && new RegExp(`"sents"${list}`).test(head),
  dygie: (head: string) =>
    new RegExp(String.raw`"sentences"${list}\[\s*"`).test(head) &&
    new RegExp(`"(?:ner|relations|clusters)"${list}`).test(head),
  spacy: (head: string) => new RegExp(String.raw`"paragraphs"${list}\{`).test(head) && /"orth"\s*:\s*"/.test(head),
  tags: (head: string) => new RegExp(String.raw`"(?:tokens|words)"${list}(?:"|\])`).test(head) && tagged.test(head),
} as const;
type Shape = keyof typeof shapes;

function shapeOf(head: string): Shape | undefined {
  if (!/^\s*[{[]/.test(head)) return undefined;
  return (['gliner', 'docRed', 'dygie', 'spacy', 'tags'] as const).find((shape) => shapes[shape](head));
}

function recognises({ head }: FileHead): 0 | 1 | 2 | 3 {
  const shape = shapeOf(head);
  if (shape === undefined) return 0;
  return shape === 'tags' ? 2 : 3;
}

/** What says which numbers stand for which tags: in the folder of the file, or above it (`data/train.jsonl`). */
export function describedBy(path: string, others: ReadonlySet<string>): readonly string[] {
  const folders: string[] = [];
  for (let folder = path; folder !== '' && folders.length < 3;) {
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
    folders.push(folder === '' ? '' : `${folder}/`);
  }
  // Above what was chosen: `../README.md`.
  folders.push('../');
  const names = ['dataset_infos.json', 'dataset_info.json', 'README.md'];
  return folders.flatMap((folder) => names.map((name) => `${folder}${name}`)).filter((one) => others.has(one));
}

const HEAD = 65_536;

function read(main: ForeignFile, companions: readonly ForeignFile[]): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const shape = shapeOf(text.value.slice(0, HEAD)) ?? 'tags';
  return shape === 'tags' ? readTagged(main, companions) : readRecords(main, inRecord(ofRecords[shape]));
}

const ofRecords = { gliner: readGliner, dygie: readDygie, docRed: readDocRed, spacy: readSpacyTraining } as const;

function inRecord(toDocument: (reading: ReturnType<typeof readingOf>, at: RecordPlace) => ForeignDocument | undefined) {
  return (value: unknown, at: RecordPlace): ForeignDocument | undefined => {
    if (isRecord(value)) return toDocument(readingOf(value, at), at);
    at.fault('it is no object');
    return undefined;
  };
}

/** Whether the first row of lines of JSON has no text, but tokens with something beside them. */
export function isOfTokens(main: ForeignFile): boolean {
  const text = main.text();
  return text.ok && shapeOf(text.value.slice(0, HEAD)) === 'tags' && !/^[^\n]*"entities"/.test(text.value);
}

/** Also the rows of a table of Parquet, as lines of JSON with the names in the place of numbers. */
export function readTagged(main: ForeignFile, companions: readonly ForeignFile[]): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const entries = readJsonRecords(text.value, main.path);
  if (!entries.ok) return entries;
  const faults: ForeignFault[] = [];
  const fault = (place: string, reason: string) => faults.push({ file: main.path, place, reason });
  const names = namesIn(companions);
  const rows = entries.value.flatMap((entry): PlacedRow[] => {
    const { place } = entry;
    if (entry.fault === undefined && isRecord(entry.value)) return [{ place, row: withClassNames(entry.value, names) }];
    fault(place, entry.fault ?? 'it is no object');
    return [];
  });
  const documents = readTaggedRows(rows, { path: main.path, fault });
  if (!documents.ok) return documents;
  if (documents.value.length > 0) return success({ documents: documents.value, scheme: noScheme, faults });
  return failure('import/damaged', { file: main.path, place: 'the file', reason: 'it has no rows with tokens' });
}

function namesIn(companions: readonly ForeignFile[]): ClassNames {
  for (const file of companions) {
    const text = textOrEmpty(file);
    const names = text.ok ? namesOf(file.path, text.value) : new Map<string, readonly string[]>();
    if (names.size > 0) return names;
  }
  return new Map();
}

function namesOf(path: string, text: string): ClassNames {
  if (!path.endsWith('.json')) return classNamesOfCard(text);
  try {
    return classNamesOfInfo(JSON.parse(text));
  } catch {
    // A description that is no JSON describes nothing: the rows then say that the names of their tags are missing.
    return new Map();
  }
}
