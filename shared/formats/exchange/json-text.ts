import { endOfString } from './json-head.ts';

/** A whole number that JavaScript would round, as a value of JSON: fifteen digits are always safe. */
const longNumber = /[[:,\s]-?\d{16,}/;

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

/**
 * As JSON.parse, but a whole number that a double cannot hold stays as it is written, as a text: such numbers are ids (of posts, of
 * rows), and rounded they would be those of others.
 *
 * @throws SyntaxError as JSON.parse does
 */
export function parseJson(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text) as unknown;
  const keepLong: Reviver = (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && isRounded(value, source) ? source : value;
  return JSON.parse(text, keepLong as (key: string, value: unknown) => unknown) as unknown;
}

function isRounded(value: number, source: string): boolean {
  return !Number.isSafeInteger(value) && /^-?\d+$/.test(source) && String(value) !== source;
}

export interface JsonPiece {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly text: string;
}

/**
 * The objects and arrays of a text that has one after the other, each over as many lines as it likes. What is between
 * them and is more than blanks ends the last piece, which then is no JSON.
 */
export function* jsonPieces(text: string): Generator<JsonPiece> {
  let line = 1;
  let counted = 0;
  let at = 0;
  const signs = /["{}[\]]/g;
  while (at < text.length) {
    let depth = 0;
    let end = text.length;
    signs.lastIndex = at;
    for (let found = signs.exec(text); found; found = signs.exec(text)) {
      const { 0: sign, index } = found;
      if (sign === '"') {
        signs.lastIndex = endOfString(text, index) + 1;
        continue;
      }
      depth += sign === '{' || sign === '[' ? 1 : -1;
      if (depth > 0) continue;
      end = index + 1;
      break;
    }
    const piece = text.slice(at, end);
    const blank = piece.length - piece.trimStart().length;
    line += linesIn(text, counted, at + blank);
    counted = at + blank;
    if (blank < piece.length) yield { line, text: piece.slice(blank) };
    at = end;
  }
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
