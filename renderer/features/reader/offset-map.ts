import type { Span, Utf16Offset } from '#shared/domain/span.ts';

/** A place in the page: a text node and an offset in it. */
export interface DomPlace {
  readonly node: Text;
  readonly offset: number;
}

export interface MappedText {
  readonly key: string;
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
}

/**
 * Leads from an offset of the canonical text to the text node that draws it. The texts are sorted and do
 * not overlap; what lies between them (line breaks, blanks at the ends of lines) is not drawn, and an offset there
 * stands for the nearest place that is.
 */
export class OffsetMap {
  readonly #texts: readonly MappedText[];
  readonly #nodeOf: (key: string) => Text | undefined;

  /** `nodeOf` finds the page's text node for a key; it is asked anew each time, since Lexical may redraw. */
  constructor(texts: readonly MappedText[], nodeOf: (key: string) => Text | undefined) {
    this.#texts = texts;
    this.#nodeOf = nodeOf;
  }

  /**
   * Where an offset is drawn. At the border of two texts an opening edge belongs to the one that begins there, a
   * closing edge to the one that ends there.
   */
  toDom(offset: Utf16Offset, edge: 'start' | 'end'): DomPlace | undefined {
    const index = edge === 'start' ? this.#firstEndingAfter(offset) : this.#lastStartingBefore(offset);
    const text = this.#texts[Math.min(Math.max(index, 0), this.#texts.length - 1)];
    const node = text && this.#nodeOf(text.key);
    if (!text || !node) return undefined;
    const inside = Math.min(Math.max(offset, text.start), text.end);
    return { node, offset: inside - text.start };
  }

  /** The range of the page that draws a stretch; undefined where nothing of it is drawn. */
  toRange(span: Span): StaticRange | undefined {
    const start = this.toDom(span.start, 'start');
    const end = this.toDom(span.end, 'end');
    if (!start || !end) return undefined;
    return new StaticRange({
      startContainer: start.node,
      startOffset: start.offset,
      endContainer: end.node,
      endOffset: end.offset,
    });
  }

  #firstEndingAfter(offset: Utf16Offset): number {
    return firstIndex(this.#texts.length, (i) => (this.#texts[i]?.end ?? 0) > offset);
  }

  #lastStartingBefore(offset: Utf16Offset): number {
    return firstIndex(this.#texts.length, (i) => (this.#texts[i]?.start ?? 0) >= offset) - 1;
  }
}

function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
