import { failure, type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, ForeignFile } from '../exchange/annotation-reader.ts';
import type { ForeignAnnotation, ForeignCorpus, ForeignDocument, ForeignFault } from '../exchange/foreign-corpus.ts';
import { noScheme } from '../exchange/foreign-corpus.ts';
import { areChunks, readTagsAs, type Tagging, taggingOf, tagPattern } from '../exchange/tag-schemes.ts';

const extensions = /\.(?:conll(?:\d{2,4})?|bio|iob[12]?|bioes|bmes|bilou|ner)$/i;

/** A column counts as one of tags where so many of its cells are. The others are faults. */
const MOST = 0.9;

/**
 * Columns of CoNLL-2002 and 2003 and all that is written like them: a token per line with tags behind it, an empty line
 * between sentences, `-DOCSTART-` between documents. The scheme is found in the tags themselves. There are no offsets
 * and no blanks: the text is the tokens with one blank between them, and a line for each sentence.
 */
export const conllReader: AnnotationReader = {
  units: ['utf16'],
  recognises({ path, head }) {
    // The last line may be cut.
    const lines = head.slice(0, head.lastIndexOf('\n') + 1 || head.length).split('\n', 200);
    const isNamed = extensions.test(path);
    const rows = lines.map(cellsOf).filter((cells) => cells.length > 1 && !cells[0]?.startsWith('#'));
    const isTagged = (tag: string) => tag.length > 2 && tagPattern.test(tag);
    const hits = rows.filter((cells) => tagPattern.test(cells.at(-1) ?? '')).length;
    const isSure = rows.some((cells) => isTagged(cells.at(-1) ?? '')) && hits >= rows.length * MOST;
    if (isSure && rows.length > 1) return isNamed ? 3 : 2;
    const isPlain = rows.length > 1 && isPlainlyTagged(rows) && (isNamed || /\n\s*\n\s*\S/.test(head));
    return isPlain ? 2 : isNamed ? 1 : 0;
  },
  read,
};

/** Tags without B- and I- say little of what they are: only tokens and their tags stand in such lines. */
function isPlainlyTagged(rows: readonly (readonly string[])[]): boolean {
  const isPair = rows.every((cells) => cells.length === 2);
  return isPair && taggingOf(rows.map((cells) => cells[1] ?? '')) === 'plain';
}

interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

/** The rows of a document by sentences. */
interface Sentences {
  readonly rows: Row[][];
}

function read(main: ForeignFile): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const { path } = main;
  const faults: ForeignFault[] = [];
  const fault = (number: number, reason: string) => faults.push({ file: path, place: `line ${number}`, reason });
  const parsed = parseRows(text.value);
  const columns = columnsOf(parsed.flatMap(({ rows }) => rows.flat()));
  if (!columns)
    return failure('import/damaged', {
      file: path,
      place: 'line 1',
      reason: 'no column has tags like B-PER, I-PER and O behind the tokens',
    });
  const documents = parsed.map((sentences, index) =>
    documentOf(sentences, { name: index === 0 ? path : `${path} ${index + 1}`, path, columns, fault }),
  );
  return success({ documents, scheme: noScheme, faults });
}

function parseRows(text: string): Sentences[] {
  const documents: Sentences[] = [{ rows: [] }];
  let sentence: Row[] = [];
  let number = 0;
  for (let at = 0; at <= text.length;) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const cells = cellsOf(text.slice(at, end));
    at = end + 1;
    number += 1;
    const isStart = cells[0] === '-DOCSTART-';
    if ((cells.length === 0 || isStart) && sentence.length > 0) {
      documents.at(-1)?.rows.push(sentence);
      sentence = [];
    }
    if (isStart && (documents.at(-1)?.rows.length ?? 0) > 0) documents.push({ rows: [] });
    if (cells.length > 0 && !isStart) sentence.push({ number, cells });
  }
  if (sentence.length > 0) documents.at(-1)?.rows.push(sentence);
  return documents;
}

/** Tabs divide where there are any, so that a token may hold blanks; otherwise blanks do. What is behind does not count. */
function cellsOf(line: string): string[] {
  const whole = line.trimEnd();
  if (whole === '') return [];
  return whole.includes('\t') ? whole.split('\t').map((cell) => cell.trim()) : whole.trimStart().split(/ +/);
}

interface Columns {
  readonly count: number;
  readonly token: number;
  readonly tags: readonly TagColumn[];
}

interface TagColumn {
  readonly at: number;
  readonly layer: string;
  readonly tagging: Tagging;
}

/** How many columns there are, and which of them are tokens and tags; undefined where none are tags. */
function columnsOf(rows: readonly Row[]): Columns | undefined {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [count = 0] = [...counts].sort((a, b) => b[1] - a[1]).map(([columns]) => columns);
  const usual = rows.filter(({ cells }) => cells.length === count);
  const found = Array.from({ length: Math.max(0, count - 1) }, (_, index) => {
    const tagging = taggingOf(usual.map(({ cells }) => cells[index + 1] ?? ''));
    return { at: index + 1, tagging };
  });
  // Tags without B- and I- are only believed where no column has those.
  const isPrefixed = found.some(({ tagging }) => tagging === 'prefixed');
  const tagged = found.flatMap(({ at, tagging }) =>
    tagging === 'prefixed' || (tagging && !isPrefixed) ? [{ at, tagging }] : [],
  );
  if (tagged.length === 0) return undefined;
  const tags = tagged.map(({ at }) => at);
  // GermEval numbers the tokens of each sentence in a column of their own.
  const isNumbered = count > 2 && !tags.includes(1) && usual.every(({ cells }) => /^\d+$/.test(cells[0] ?? ''));
  const layers = tagged.map((one) => ({ ...one, layer: layerOf(usual, one.at, tags) }));
  return { count, token: isNumbered ? 1 : 0, tags: layers };
}

function layerOf(rows: readonly Row[], at: number, tags: readonly number[]): string {
  if (areChunks(rows.map(({ cells }) => cells[at] ?? ''))) return 'chunks';
  return tags.length === 1 ? '' : `column ${at + 1}`;
}

interface Reading {
  readonly name: string;
  readonly path: string;
  readonly columns: Columns;
  readonly fault: (line: number, reason: string) => void;
}

function documentOf({ rows }: Sentences, { name, path, columns, fault }: Reading): ForeignDocument {
  const lines: string[] = [];
  const annotations: ForeignAnnotation[] = [];
  let start = 0;
  for (const sentence of rows) {
    const whole = sentence.flatMap((row) => wordOf(row, columns, fault) ?? []);
    if (whole.length === 0) continue;
    const tokens = whole.map(({ cells }) => cells[columns.token] ?? '');
    const starts: number[] = [];
    let at = start;
    for (const token of tokens) {
      starts.push(at);
      at += token.length + 1;
    }
    const line = tokens.join(' ');
    lines.push(line);
    for (const { at: column, layer, tagging } of columns.tags)
      for (const { first, end, label } of readTagsAs(
        tagging,
        whole.map(({ cells }) => cells[column] || 'O'),
      )) {
        const span = { start: starts[first] ?? 0, end: (starts[end - 1] ?? 0) + (tokens[end - 1]?.length ?? 0) };
        annotations.push({
          key: `${whole[first]?.number ?? 0} ${column}`,
          place: `line ${whole[first]?.number ?? 0}`,
          layer,
          label,
          spans: [span],
          quote: tokens.slice(first, end).join(' '),
        });
      }
    start += line.length + 1;
  }
  return { name, file: path, text: lines.length === 0 ? '' : `${lines.join('\n')}\n`, annotations, links: [] };
}

function isTag({ at, tagging }: TagColumn, cells: readonly string[]): boolean {
  return tagging === 'prefixed' ? tagPattern.test(cells[at] ?? '') : cells[at] !== '';
}

/**
 * A row with a word and its tags. Comments are none: they begin with `#` and do not end with a tag. Everything else that
 * is no such row is a fault; its word stays, since the text of an article must not lose one, and has no tags.
 */
function wordOf(row: Row, columns: Columns, fault: Reading['fault']): Row | undefined {
  const { number, cells } = row;
  const { count, token, tags } = columns;
  const isRow = cells.length === count && tags.every((tag) => isTag(tag, cells));
  if (isRow && cells[token] !== '') return row;
  if (cells[0]?.startsWith('#') && !tagPattern.test(cells.at(-1) ?? '')) return undefined;
  if (isRow) fault(number, 'it has a tag and no token');
  else if (cells.length !== count)
    fault(number, `it has ${cells.length} columns, the others have ${count}: its word stays without a tag`);
  else
    fault(
      number,
      `“${(cells.at(-1) ?? '').slice(0, 60).toWellFormed()}” is no tag like B-PER, I-PER or O: its word stays without one`,
    );
  return (cells[token] ?? '') === ''
    ? undefined
    : { number, cells: cells.map((cell, at) => (at === token ? cell : '')) };
}
