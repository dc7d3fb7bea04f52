import { TEXT_COMMENT, BEFORE_COMMENT } from './own-comments.ts';
import { unescapeJava, unescapeText } from './tsv-cells.ts';
import type { TsvFault, TsvSentence, TsvUnit } from './tsv-model.ts';
import { parseLayer, type TsvLayer } from './tsv3-header.ts';

/** A file of version 3 taken apart, before anything in it is an annotation. */
export interface Tsv3File {
  readonly layers: readonly TsvLayer[];
  readonly sentences: readonly TsvSentence[];
  /** What our own files say stands before the first token. */
  readonly before: string | undefined;
  /** Features by type whose values are texts even where they look like numbers, as our own files say. */
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Whether a line is the first of a file of version 3, and which it is: 3.2 is 32, 3 is 30. */
export function versionOf(line: string): number | undefined {
  const [, minor = ''] = /^#FORMAT=WebAnno TSV 3(?:\.(\d))?\s*$/.exec(line) ?? [];
  return line.startsWith('#FORMAT=') && /^#FORMAT=WebAnno TSV 3(?:\.\d)?\s*$/.test(line)
    ? 30 + Number(minor)
    : undefined;
}

/** The lines of a text with their numbers, without the ends of lines. */
export function* numberedLines(text: string): Generator<readonly [line: string, number: number]> {
  let number = 1;
  for (let at = 0; at <= text.length; number += 1) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    yield [text.slice(at, end > at && text[end - 1] === '\r' ? end - 1 : end), number];
    at = end + 1;
  }
}

interface OpenSentence {
  readonly line: number;
  readonly lines: string[];
  readonly units: TsvUnit[];
}

/**
 * Sentences begin at `#Text=` and end where the next begins: blank lines, which the tools insist on, decide nothing, and
 * lines of other comments say nothing. A line that is neither is a fault.
 */
export function parseTsv3(text: string, fault: TsvFault): Tsv3File {
  const layers: TsvLayer[] = [];
  const sentences: OpenSentence[] = [];
  const texts = new Map<string, ReadonlySet<string>>();
  let before: string | undefined;
  let width = 0;
  let version = 33;
  const unescape = (line: string) => (version >= 32 ? unescapeText(line) : version === 31 ? unescapeJava(line) : line);
  for (const [line, number] of numberedLines(text)) {
    const last = sentences.at(-1);
    if (line.startsWith('#')) {
      if (line.startsWith('#Text=')) {
        const words = unescape(line.slice('#Text='.length));
        if (last && last.units.length === 0) last.lines.push(words);
        else sentences.push({ line: number, lines: [words], units: [] });
      } else if (line.startsWith('#FORMAT=')) version = versionOf(line) ?? version;
      else if (line.startsWith('#T_')) {
        const layer = sentences.length === 0 ? parseLayer(line, { first: width, number, fault }) : undefined;
        if (!layer)
          fault(number, sentences.length === 0 ? 'it declares no layer' : 'layers are declared before the text');
        else {
          layers.push(layer);
          width += layer.columns.length;
        }
      } else if (line.startsWith(BEFORE_COMMENT)) before ??= unescapeText(line.slice(BEFORE_COMMENT.length));
      else if (line.startsWith(TEXT_COMMENT)) {
        const [type = '', ...features] = line.slice(TEXT_COMMENT.length).split('|');
        texts.set(type, new Set(features));
      }
      continue;
    }
    if (line.trim() === '') continue;
    const unit = unitOf(line, { number, width, fault });
    if (!unit) continue;
    if (last) last.units.push(unit);
    else sentences.push({ line: number, lines: [], units: [unit] });
  }
  return {
    layers,
    sentences: sentences.map(({ line, lines, units }) => ({
      line,
      text: lines.length === 0 ? undefined : lines.join('\n'),
      units,
    })),
    before,
    texts,
  };
}

function unitOf(
  line: string,
  { number, width, fault }: { readonly number: number; readonly width: number; readonly fault: TsvFault },
): TsvUnit | undefined {
  const [id = '', offsets = '', text, ...cells] = line.split('\t');
  const [, start = '', end = ''] = /^(\d{1,9})-(\d{1,9})$/.exec(offsets) ?? [];
  if (text === undefined || !/^\d+-\d+(?:\.\d+)?$/.test(id) || start === '') {
    fault(number, `“${shortened(line)}” is no token with its number, its offsets and its text`);
    return undefined;
  }
  if (Number(end) < Number(start)) {
    fault(number, `it ends at ${end}, before it begins at ${start}`);
    return undefined;
  }
  const count = cells.at(-1) === '' && cells.length > width ? cells.length - 1 : cells.length;
  if (count !== width) fault(number, `it has ${count} columns of annotations, and the header declares ${width}`);
  // What is missing is not told from what is shifted: none of the row is taken then but its place in the text.
  return { id, line: number, start: Number(start), end: Number(end), text, cells: count < width ? [] : cells };
}

const LONGEST_SHOWN = 60;

function shortened(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN).toWellFormed()}…`;
}
