import { OffsetConverter } from '../../text/offsets.ts';
import type { ForeignSpan } from '../exchange/foreign-corpus.ts';
import type { MixedElement } from '../xml/mixed-tree.ts';
import type { TeiText } from './tei-text.ts';

/** Where pointers of a TEI file lead: to elements by `xml:id`, and to stretches of them by `string-range`. */
export class TeiPointers {
  readonly #spans: ReadonlyMap<string, ForeignSpan>;
  readonly #text: string;

  constructor({ elements, text }: TeiText) {
    this.#text = text;
    this.#spans = new Map(
      elements.flatMap(({ element, span }) => {
        const id = element.attributes.get('xml:id');
        return id === undefined ? [] : [[id, span] as const];
      }),
    );
  }

  /** Undefined where one of them leads to nothing in the text. */
  spansOf(element: MixedElement): readonly ForeignSpan[] | undefined {
    const { attributes } = element;
    const from = attributes.get('from');
    if (from !== undefined) {
      const [start] = this.#listOf(from) ?? [];
      const end = this.#listOf(attributes.get('to') ?? from)?.at(-1);
      return start && end && end.end > start.start ? [{ start: start.start, end: end.end }] : undefined;
    }
    const target = attributes.get('target');
    const spans = target === undefined ? undefined : this.#listOf(target);
    return spans && spans.length > 0 ? this.#joined(spans) : undefined;
  }

  #listOf(pointers: string): ForeignSpan[] | undefined {
    // Spaces separate pointers, but not what is between the brackets of one.
    const all = (pointers.match(/[^\s(]+(?:\([^)]*\))?/g) ?? []).map((pointer) => this.#spanOf(pointer));
    return all.every((span) => span !== undefined) ? all : undefined;
  }

  #spanOf(pointer: string): ForeignSpan | undefined {
    const [, target, offset, length] =
      /^#?string-range\(\s*#?([^,\s]+)\s*,\s*(\d{1,12})\s*(?:,\s*(\d{1,12})\s*)?\)$/.exec(pointer) ?? [];
    if (target === undefined) return this.#spans.get(pointer.replace(/^[^#]*#/, ''));
    const whole = this.#spans.get(target);
    if (!whole) return undefined;
    const words = this.#text.slice(whole.start, whole.end);
    const units = new OffsetConverter(words);
    const start = Number(offset);
    const end = length === undefined ? Array.from(words).length : start + Number(length);
    if (end > Array.from(words).length || end <= start) return undefined;
    return { start: whole.start + units.fromCodePoint(start), end: whole.start + units.fromCodePoint(end) };
  }

  /** Targets with nothing but blanks between them are one stretch. */
  #joined(spans: readonly ForeignSpan[]): ForeignSpan[] {
    const joined: ForeignSpan[] = [];
    for (const span of [...spans].sort((a, b) => a.start - b.start)) {
      const last = joined.at(-1);
      if (last && this.#text.slice(last.end, span.start).trim() === '')
        joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
      else joined.push(span);
    }
    return joined;
  }
}
