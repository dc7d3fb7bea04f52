import { failure, type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, ForeignFile } from '../exchange/annotation-reader.ts';
import type { ForeignAnnotation, ForeignCorpus, ForeignDocument, ForeignFault } from '../exchange/foreign-corpus.ts';
import { UniqueNames } from '../exchange/document-data.ts';
import { noScheme } from '../exchange/foreign-corpus.ts';
import { namedColumns } from '../conllu/conllu-columns.ts';
import { areChunks, readTagsAs, type Tagging, taggingOf, tagPattern } from '../exchange/tag-schemes.ts';

import { cellsOf, isConll2009, isHeader, isWikiner, parseRows, type Row, type Sentences } from './parse-rows.ts';

const extensions = /\.(?:conll(?:\d{2,4})?|bio|iob[12]?|bioes|bmes|bilou|ner)$/i;

/** A column counts as one of tags where so many of its cells are. The others are faults. */
const MOST = 0.9;

/**
 * Columns of CoNLL-2002 and 2003 and all that is written like them: a token per line with tags behind it, an empty line
 * between sentences, `-DOCSTART-` or `# document_id = …` between documents, and a first row with the names of columns
 * where there is one (https://github.com/hipe-eval/HIPE-2022-data). The scheme is found in the tags themselves. There are no offsets
 * and no blanks: the text is the tokens with one blank between them, and a line for each sentence.
 */
export const conllReader: AnnotationReader = {
  units: ['utf16'],
  recognises({ path, head }) {
    if (namedColumns.test(head)) return 0;
    // The last line may be cut.
    const lines = head.slice(0, head.lastIndexOf('\n') + 1 || head.length).split('\n', 200);
    const isNamed = extensions.test(path);
    const all = lines.map(cellsOf).filter((cells) => cells.length > 1 && !cells[0]?.startsWith('#'));
    const hasHeader = all[0] !== undefined && isHeader(all[0]);
    const rows = hasHeader ? all.slice(1) : all;
    if (isWikiner(head) || isConll2009(rows)) return 2;
    if (hasHeader && columnsOf(rows, all[0] ?? [])) return isNamed ? 3 : 2;
    const isTagged = (tag: string) => tag.length > 2 && tagPattern.test(tag);
    // GermEval and others have a last column of tags that says nothing in most sentences.
    const isSure = [-1, -2].some((at) => {
      const tags = rows.flatMap((cells) => (at === -1 || cells.length > 2 ? [cells.at(at) ?? ''] : []));
      const hits = tags.filter((tag) => tagPattern.test(tag)).length;
      const isInside = at === -1 || rows.every((cells) => tagPattern.test(cells.at(-1) ?? ''));
      return isInside && tags.some(isTagged) && hits >= tags.length * MOST;
    });
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

function read(main: ForeignFile): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const { path } = main;
  const faults: ForeignFault[] = [];
  const fault = (number: number, reason: string) => faults.push({ file: path, place: `line ${number}`, reason });
  const parsed = parseRows(text.value);
  const rows = parsed.documents.flatMap((document) => document.rows.flat().map(({ cells }) => cells));
  const is2009 = isConll2009(rows.filter(([first]) => first?.startsWith('#') === false));
  const columns = is2009 ? undefined : columnsOf(rows, parsed.header);
  if (!columns)
    return failure('import/damaged', {
      file: path,
      place: 'line 1',
      reason: is2009
        ? 'it is CoNLL-2009: what its predicates have for arguments is not read'
        : 'no column has tags like B-PER, I-PER and O behind the tokens',
    });
  const names = new UniqueNames();
  const documents = parsed.documents.map((sentences, index) => {
    const wanted = sentences.name ?? (index === 0 ? path : `${path} ${index + 1}`);
    return documentOf(sentences, { name: names.free(wanted), path, columns, fault });
  });
  return success({ documents, scheme: noScheme, faults });
}

interface Columns {
  readonly count: number;
  readonly token: number;
  readonly tags: readonly TagColumn[];
  /** Where it is told how a token is joined with the next. */
  readonly misc: number;
}

interface TagColumn {
  readonly at: number;
  readonly layer: string;
  readonly tagging: Tagging;
  /** The column that tells which thing is named; negative where there is none. */
  readonly ids: number;
}

/** How many columns there are, and which of them are tokens and tags; undefined where none are tags. */
function columnsOf(rows: readonly (readonly string[])[], header: readonly string[]): Columns | undefined {
  const counts = new Map<number, number>();
  for (const cells of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [count = 0] = [...counts].sort((a, b) => b[1] - a[1]).map(([columns]) => columns);
  const usual = rows.filter((cells) => cells.length === count);
  const found = Array.from({ length: Math.max(0, count - 1) }, (_, index) => {
    const isAboutIds = /^(?:NEL-.*|MISC)$/i.test(header[index + 1] ?? '');
    const tagging = isAboutIds ? undefined : taggingOf(usual.map((cells) => cells[index + 1] ?? ''));
    return { at: index + 1, tagging };
  });
  // Tags without B- and I- are only believed where no column has those.
  const isPrefixed = found.some(({ tagging }) => tagging === 'prefixed');
  const believed = found.flatMap(({ at, tagging }) =>
    tagging === 'prefixed' || (tagging && !isPrefixed) ? [{ at, tagging }] : [],
  );
  // A column with nothing but `_` and `O` is of tags only where no other has any.
  const used = believed.filter(({ at }) => usual.some((cells) => !/^[Oo_]?$/.test(cells[at] ?? '')));
  const tagged = used.length > 0 ? used : believed;
  if (tagged.length === 0) return undefined;
  const tags = tagged.map(({ at }) => at);
  // GermEval numbers the tokens of each sentence in a column of their own.
  const isNumbered = count > 2 && !tags.includes(1) && usual.every((cells) => /^\d+$/.test(cells[0] ?? ''));
  const layers = layersOf(usual, tags, header);
  const idsOf = (name = '') =>
    header.findIndex((one) => /^NEL-/i.test(one) && one.slice(4) === name.replace(/^.*-/, ''));
  return {
    count,
    token: isNumbered ? 1 : 0,
    misc: header.findIndex((name) => /^MISC$/i.test(name)),
    tags: tagged.map((one) => ({ ...one, layer: layers.get(one.at) ?? '', ids: idsOf(header[one.at]) })),
  };
}

/** Chunks are a layer of their own; the others are one where it is one column, or several of the same labels (GermEval). */
function layersOf(
  rows: readonly (readonly string[])[],
  tags: readonly number[],
  header: readonly string[],
): ReadonlyMap<number, string> {
  const cellsAt = (at: number) => rows.map((cells) => cells[at] ?? '');
  const chunks = tags.filter((at) => areChunks(cellsAt(at)));
  const others = tags.filter((at) => !chunks.includes(at));
  const labels = others.map((at) => new Set(cellsAt(at).flatMap((tag) => (tag.length > 2 ? [tag.slice(2)] : []))));
  const [first, ...more] = labels;
  const isOneSet = header.length === 0 && more.every((set) => [...set].some((label) => first?.has(label)));
  const nameOf = (at: number) => (others.length === 1 || isOneSet ? '' : (header[at] ?? `column ${at + 1}`));
  return new Map([...chunks.map((at) => [at, 'chunks'] as const), ...others.map((at) => [at, nameOf(at)] as const)]);
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
    const gaps = whole.map(({ cells }, index) => (index === whole.length - 1 ? '' : gapBehind(cells[columns.misc])));
    let at = start;
    for (const [index, token] of tokens.entries()) {
      starts.push(at);
      at += token.length + (gaps[index]?.length ?? 0);
    }
    const line = tokens.map((token, index) => token + (gaps[index] ?? '')).join('');
    lines.push(line);
    for (const { at: column, layer, tagging, ids } of columns.tags)
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
          quote: line.slice(span.start - start, span.end - start),
          ...entityOf(whole[first]?.cells[ids]),
        });
      }
    start += line.length + 1;
  }
  return { name, file: path, text: lines.length === 0 ? '' : `${lines.join('\n')}\n`, annotations, links: [] };
}

/** As HIPE tells it: `NoSpaceAfter`, `EndOfLine`. */
function gapBehind(misc = ''): string {
  const said = misc.split('|');
  return said.includes('EndOfLine') ? '\n' : said.includes('NoSpaceAfter') ? '' : ' ';
}

/** HIPE names entities by Wikidata, and `NIL` where it has none. */
function entityOf(id = '_'): Pick<ForeignAnnotation, 'entity'> {
  return /^Q\d+$/.test(id) ? { entity: { externalIds: { wikidata: id } } } : {};
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
