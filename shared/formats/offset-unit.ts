import { type Span } from '../domain/span.ts';
import { OffsetConverter } from '../text/offsets.ts';

export type OffsetUnit = 'codepoint' | 'utf16';

/** A span in the unit of a file: its numbers mean nothing without the unit. */
export interface WrittenSpan {
  readonly start: number;
  readonly end: number;
}

/** Converts the spans of one text between ours (UTF-16) and those of a file. */
export class SpanUnit {
  readonly #converter: OffsetConverter | undefined;
  readonly #length: number;

  constructor(text: string, unit: OffsetUnit) {
    this.#converter = unit === 'codepoint' ? new OffsetConverter(text) : undefined;
    this.#length = text.length;
  }

  write({ start, end }: Span): WrittenSpan {
    return { start: this.writeOffset(start), end: this.writeOffset(end) };
  }

  writeOffset(offset: number): number {
    return this.#converter ? Number(this.#converter.toCodePoint(offset)) : offset;
  }

  /** Undefined where the span lies outside the text. */
  read({ start, end }: WrittenSpan): Span | undefined {
    const length = this.writeOffset(this.#length);
    if (start < 0 || end > length || start >= end) return undefined;
    if (!this.#converter) return { start, end };
    return { start: this.#converter.fromCodePoint(start), end: this.#converter.fromCodePoint(end) };
  }
}
