import { failure, type Result, success } from '../../domain/result.ts';
import { baseName } from '../exchange/document-data.ts';
import type { ForeignAnnotation, ForeignDocument } from '../exchange/foreign-corpus.ts';
import { idMember, type JsonRecord, member } from '../exchange/json-input.ts';
import { areChunks, readTagsAs, type Tagging, taggingOf } from '../exchange/tag-schemes.ts';
import { TokenText } from './token-text.ts';

/** A row of a file with its place in it. */
export interface PlacedRow {
  readonly place: string;
  readonly row: JsonRecord;
}

interface Reporting {
  readonly path: string;
  readonly fault: (place: string, reason: string) => void;
}

const tokenKeys = ['tokens', 'words'] as const;
const documentKeys = ['document', 'document_id', 'doc_id', 'doc_key', 'doc', 'article_id', 'file_name'] as const;

/** Says nothing of the words: which row it is, and what is known already. */
const passedOver = new Set<string>([...tokenKeys, ...documentKeys, 'id', 'text', 'sentence']);

/** The list of tokens of a row, and nothing else that is called so. */
export function tokensOf(row: JsonRecord): readonly string[] | undefined {
  for (const key of tokenKeys) {
    const value = member(row, key);
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  }
  return undefined;
}

/**
 * Rows of tokens with as many tags in one or more columns, as token classifiers are trained with. Each row is a
 * sentence; those that name the same document are one, and without such a name all of the file is one document, or one
 * for each thousand.
 */
export function readTaggedRows(
  rows: readonly PlacedRow[],
  { path, fault }: Reporting,
): Result<readonly ForeignDocument[]> {
  const whole = rows.flatMap(({ place, row }) => {
    const tokens = tokensOf(row);
    if (!tokens) fault(place, 'it has no list of tokens');
    return tokens ? [{ place, row, tokens }] : [];
  });
  const columns = columnsOf(whole);
  if (columns.length === 0) {
    const numbers = whole.length === 0 ? undefined : numberColumns(whole)[0];
    const reason =
      numbers === undefined
        ? 'no column has tags like B-PER, I-PER and O for the tokens'
        : `the tags in “${numbers}” are numbers; a README.md or dataset_infos.json of the dataset beside the file says what they stand for`;
    return failure('import/damaged', { file: path, place: rows[0]?.place ?? 'the file', reason });
  }
  tellLeftOut(whole, columns, fault);
  const documents = Map.groupBy(whole, ({ row }) => idMember(row, ...documentKeys));
  return success(
    [...documents].flatMap(([name, sentences]) =>
      readable(name ?? baseName(path), sentences).map((part) => documentOf(part, { columns, fault, path })),
    ),
  );
}

/** So many sentences are a document that can be worked in; datasets have ten thousands without a word of where from. */
const MOST_SENTENCES = 1000;

interface Part {
  readonly name: string;
  readonly sentences: readonly Sentence[];
}

function readable(name: string, sentences: readonly Sentence[]): Part[] {
  if (sentences.length <= MOST_SENTENCES) return [{ name, sentences }];
  const parts: Part[] = [];
  for (let at = 0; at < sentences.length; at += MOST_SENTENCES) {
    const part = sentences.slice(at, at + MOST_SENTENCES);
    parts.push({ name: `${name} ${at + 1}–${at + part.length}`, sentences: part });
  }
  return parts;
}

interface Sentence extends PlacedRow {
  readonly tokens: readonly string[];
}

interface Column {
  readonly key: string;
  readonly tagging: Tagging;
  readonly layer: string;
}

/** So many rows show which columns are tags. */
const ROWS_ASKED = 2000;

function columnsOf(sentences: readonly Sentence[]): Column[] {
  const asked = sentences.slice(0, ROWS_ASKED);
  const found = keysOf(asked).flatMap((key) => {
    const tags = asked.flatMap(({ row, tokens }) => tagsIn(row, key, tokens.length) ?? []);
    const tagging = taggingOf(tags);
    return tagging ? [{ key, tagging, isChunks: tagging === 'prefixed' && areChunks(tags) }] : [];
  });
  const names = found.filter(({ isChunks }) => !isChunks).length;
  return found.map(({ key, tagging, isChunks }) => ({
    key,
    tagging,
    layer: isChunks ? 'chunks' : names === 1 ? '' : key.replace(/_?tags?$/, ''),
  }));
}

function keysOf(sentences: readonly Sentence[]): string[] {
  const keys = new Set(sentences.flatMap(({ row }) => Object.keys(row)));
  return [...keys].filter((key) => !passedOver.has(key));
}

/** The texts beside the tokens, one for each; undefined where there are not as many. */
function tagsIn(row: JsonRecord, key: string, count: number): readonly string[] | undefined {
  const value = member(row, key);
  const isTags = Array.isArray(value) && value.length === count && value.every((one) => typeof one === 'string');
  return isTags ? value : undefined;
}

/** Columns of numbers that are called as tags are. */
function numberColumns(sentences: readonly Sentence[]): string[] {
  return keysOf(sentences.slice(0, ROWS_ASKED)).filter(
    (key) =>
      /^ner|tags?$|^labels?$/i.test(key) && sentences.some(({ row, tokens }) => isNumbers(row, key, tokens.length)),
  );
}

function isNumbers(row: JsonRecord, key: string, count: number): boolean {
  const value = member(row, key);
  return Array.isArray(value) && value.length === count && count > 0 && value.every(Number.isInteger);
}

/** Columns of parts of speech and the like stand beside every token, and are known not to be read; others are told. */
function tellLeftOut(sentences: readonly Sentence[], columns: readonly Column[], fault: Reporting['fault']): void {
  const read = new Set(columns.map(({ key }) => key));
  for (const key of keysOf(sentences.slice(0, ROWS_ASKED))) {
    const isBeside = ({ row, tokens }: Sentence): boolean => {
      const value = member(row, key);
      return value === null || value === undefined || (Array.isArray(value) && value.length === tokens.length);
    };
    const other = read.has(key) ? undefined : sentences.find((sentence) => !isBeside(sentence));
    if (other) fault(other.place, `“${key}” is left out here and in all other rows: it stands beside no token`);
  }
}

interface Documenting extends Reporting {
  readonly columns: readonly Column[];
}

function documentOf({ name, sentences }: Part, { columns, path, fault }: Documenting): ForeignDocument {
  const text = new TokenText();
  const annotations: ForeignAnnotation[] = [];
  for (const { place, row, tokens } of sentences) {
    const first = text.count;
    const whole = ['text', 'sentence'].map((key) => member(row, key)).find((one) => typeof one === 'string');
    text.add(tokens, typeof whole === 'string' && !whole.includes('\n') ? whole : undefined);
    for (const { key, tagging, layer } of columns) {
      const tags = tagsIn(row, key, tokens.length);
      if (!tags) {
        fault(place, whyNoTags(row, key, tokens.length));
        continue;
      }
      for (const { first: from, end, label } of readTagsAs(tagging, tags)) {
        const span = text.spanOf(first + from, first + end - 1);
        if (!span) continue;
        annotations.push({
          key: `${place} ${key} ${from}`,
          place: `${place}, ${key}[${from}]`,
          layer,
          label,
          spans: [span],
          quote: tokens.slice(from, end).join(' '),
        });
      }
    }
  }
  return { name, file: path, text: text.text, annotations, links: [], unit: 'utf16' };
}

function whyNoTags(row: JsonRecord, key: string, count: number): string {
  const value = member(row, key);
  if (!Array.isArray(value)) return `it has ${count} tokens and no “${key}”`;
  if (value.length !== count) return `it has ${count} tokens and ${value.length} “${key}”`;
  return `“${key}” has numbers without a name`;
}
