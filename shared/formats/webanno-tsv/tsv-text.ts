import type { Span } from '../../domain/span.ts';
import type { TsvFault, TsvSentence, TsvUnit } from './tsv-model.ts';

/** The text of a file, put together from its sentences. */
export interface TsvText {
  readonly text: string;
  /** Where a token stands in `text`, in UTF-16 units; undefined where its sentence does not have its words there. */
  readonly placeOf: (unit: TsvUnit) => Span | undefined;
}

/** What of a text is missing in a file is no more than this; offsets that ask for more are wrong. */
const MOST_PADDING = 1_000_000;

/**
 * The format says the text of sentences, and between them only how many characters are missing: as INCEpTION does, the
 * first of them is the end of a line, and the others are blanks. `before` is what our own files say of those before the
 * first sentence. What offsets count is tried out on the tokens, since it decides how many characters are missing.
 */
export function textOf(
  sentences: readonly TsvSentence[],
  { before, fault }: { readonly before: string | undefined; readonly fault: TsvFault },
): TsvText {
  const whole = sentences.map((sentence) => ({ ...sentence, text: sentence.text ?? tokensAsText(sentence.units) }));
  const unit = unitOf(whole);
  const places = new Map<TsvUnit, Span>();
  const pieces: string[] = [];
  let length = 0;
  /** Where the text so far ends by the offsets of the file. */
  let end = 0;
  let padding = 0;
  const append = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const [index, { line, text, units }] of whole.entries()) {
    const start = startOf({ text, units }, unit) ?? end + Number(index > 0);
    const gap = start - end;
    if (gap > 0) {
      padding += gap;
      if (padding > MOST_PADDING)
        fault(line, `it begins at ${start}, so far behind ${end} that the offsets cannot be right`);
      if (index === 0) append(before !== undefined && unit.lengthOf(before) === gap ? before : blanks(gap));
      else append(`\n${padding > MOST_PADDING ? '' : blanks(gap - 1)}`);
    } else if (gap < 0 && !cutBlanks(pieces, -gap)) {
      fault(line, `it begins at ${start}, and the text before it ends at ${end}`);
      append('\n');
    } else if (gap < 0) length += gap;
    const at = length;
    append(text);
    const local = unit.reader(text);
    for (const one of units) {
      const span = { start: at + local(one.start - start), end: at + local(one.end - start) };
      if (text.slice(span.start - at, span.end - at) === one.text) places.set(one, span);
    }
    end = start + unit.lengthOf(text);
  }
  if (whole.length === 0 && before !== undefined) append(before);
  return { text: pieces.join(''), placeOf: (one) => places.get(one) };
}

function blanks(count: number): string {
  return ' '.repeat(Math.min(count, MOST_PADDING));
}

/** Takes blanks off the end of the last sentence, which by the offsets of the next it does not have. */
function cutBlanks(pieces: string[], count: number): boolean {
  const last = pieces.at(-1) ?? '';
  if (count > last.length || last.slice(last.length - count).trim() !== '') return false;
  pieces[pieces.length - 1] = last.slice(0, last.length - count);
  return true;
}

interface CountingUnit {
  lengthOf(text: string): number;
  /** From places of the text in this unit to those in UTF-16 units. */
  reader(text: string): (offset: number) => number;
}

const utf16: CountingUnit = { lengthOf: (text) => text.length, reader: () => (offset) => offset };

const codePoints: CountingUnit = {
  lengthOf: (text) => text.length - (text.match(astral)?.length ?? 0),
  reader(text) {
    if (!astral.test(text)) return (offset) => offset;
    const places: number[] = [];
    let at = 0;
    for (const character of text) {
      places.push(at);
      at += character.length;
    }
    return (offset) => places[offset] ?? at;
  },
};

const astral = /[\ud800-\udbff][\udc00-\udfff]/g;

type Whole = Pick<TsvSentence, 'units'> & { readonly text: string };

/** UTF-16 units by the specification; code points in files of programs that took no notice of it. */
function unitOf(sentences: readonly Whole[]): CountingUnit {
  const hits = (unit: CountingUnit) => {
    let found = 0;
    for (const { text, units } of sentences) {
      const start = startOf({ text, units }, unit) ?? 0;
      const local = unit.reader(text);
      for (const one of units)
        found += Number(text.slice(local(one.start - start), local(one.end - start)) === one.text);
    }
    return found;
  };
  if (!sentences.some(({ text }) => text.search(astral) >= 0)) return utf16;
  return hits(codePoints) > hits(utf16) ? codePoints : utf16;
}

/** Where a sentence begins: with its first token, or before it by what of its text is blank there. */
function startOf({ text, units: [first] }: Whole, unit: CountingUnit): number | undefined {
  if (!first) return undefined;
  const lead = text.startsWith(first.text) ? 0 : text.length - text.trimStart().length;
  return text.startsWith(first.text, lead)
    ? Math.max(0, first.start - unit.lengthOf(text.slice(0, lead)))
    : first.start;
}

/** The text of a sentence where the file has only its tokens: these at their places, with blanks between them. */
function tokensAsText(units: readonly TsvUnit[]): string {
  const [first] = units;
  let text = '';
  for (const unit of units) {
    if (unit.id.includes('.')) continue;
    const gap = unit.start - (first?.start ?? 0) - text.length;
    text += blanks(Math.max(text === '' || gap === 0 ? 0 : 1, Math.min(gap, LONGEST_GAP))) + unit.text;
  }
  return text;
}

const LONGEST_GAP = 1000;
