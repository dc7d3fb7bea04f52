import type { Span } from '../../domain/span.ts';
import { xmlText } from '../xml/xml-text.ts';

/** A piece of the text that annotations begin and end at. Its name is the id of its element. */
interface Token extends Span {
  readonly id: string;
}

/**
 * A text as elements: words, punctuation, and blanks between them as they are. Where an annotation begins or ends inside
 * a word, the word is cut (`part`); where it begins or ends with blanks, these have an element, too. So each annotation
 * is from one element to another, to the character.
 */
export class TeiTokens {
  readonly xml: string;
  readonly #starting = new Map<number, Token>();
  readonly #ending = new Map<number, Token>();

  constructor(text: string, spans: readonly Span[]) {
    const starts = new Set(spans.map(({ start }) => start));
    const ends = new Set(spans.map(({ end }) => end));
    const pieces: string[] = [];
    let count = 0;
    for (const { 0: found, index } of text.matchAll(/[\p{L}\p{M}\p{N}_]+|\s+|[^\p{L}\p{M}\p{N}_\s]+/gu)) {
      const parts = [...cut(found, index, (at) => starts.has(at) || ends.has(at))];
      for (const [number, { start, end }] of parts.entries()) {
        const words = text.slice(start, end);
        const isBlank = words.trim() === '';
        if (isBlank && !starts.has(start) && !ends.has(end)) {
          pieces.push(xmlText(words));
          continue;
        }
        count += 1;
        const token: Token = { id: `w${count}`, start, end };
        this.#starting.set(start, token);
        this.#ending.set(end, token);
        pieces.push(element(token, words, { name: nameOf(words), part: partOf(number, parts.length) }));
      }
    }
    this.xml = pieces.join('');
  }

  /** ` from="#w1" to="#w3"`. */
  reference({ start, end }: Span): string {
    const from = this.#starting.get(start)?.id ?? '';
    const to = this.#ending.get(end)?.id ?? '';
    return ` from="#${from}" to="#${to}"`;
  }
}

function* cut(words: string, offset: number, isEdge: (at: number) => boolean): Generator<Span> {
  let start = offset;
  for (let at = offset + 1; at < offset + words.length; at += 1)
    if (isEdge(at)) {
      yield { start, end: at };
      start = at;
    }
  yield { start, end: offset + words.length };
}

function nameOf(words: string): string {
  if (words.trim() === '') return 'seg';
  return /^[\p{L}\p{M}\p{N}_]/u.test(words) ? 'w' : 'pc';
}

/** Initial, medial or final part of what is one word. */
function partOf(number: number, count: number): string {
  if (count === 1) return '';
  if (number === 0) return 'I';
  return number === count - 1 ? 'F' : 'M';
}

function element(
  { id }: Token,
  words: string,
  { name, part }: { readonly name: string; readonly part: string },
): string {
  const parted = part === '' || name !== 'w' ? '' : ` part="${part}"`;
  return `<${name} xml:id="${id}"${parted}>${xmlText(words)}</${name}>`;
}
