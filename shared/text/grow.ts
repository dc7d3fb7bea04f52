import type { Block } from '../domain/document.ts';
import { contains, envelope, type Span } from '../domain/span.ts';
import { sentencesOf } from './segmentation.ts';
import { snapToCharacters, snapToTokens } from './snap.ts';

export type TextUnit = 'sentence' | 'paragraph';

interface ReadableText {
  readonly text: string;
  /** In reading order. */
  readonly blocks: readonly Block[];
}

/**
 * The selection grown to the sentences (or paragraphs) that it touches; where it covers them already, to the next one
 * too. Each ends where a label on it would: without the full stop, unless `exact`. Undefined where the text ends.
 *
 *     text       Talks went well. The ministry said so.
 *     cursor           ├──┤
 *     once       ├─────────────┤
 *     twice      ├───────────────────────────────────┤
 */
export function growSelection(
  content: ReadableText,
  from: Span,
  { unit, exact = false }: { readonly unit: TextUnit; readonly exact?: boolean },
): Span | undefined {
  const touched: Span[] = [];
  let next: Span | undefined;
  for (const whole of unitsFrom(content, from.start, unit)) {
    const span = exact ? snapToCharacters(content.text, whole) : snapToTokens(content.text, whole);
    if (!span || whole.end <= from.start) continue;
    if (whole.start >= from.end) {
      next = span;
      break;
    }
    touched.push(span);
  }
  const around = touched.length > 0 ? envelope(touched) : undefined;
  if (around && !contains(from, around)) return envelope([around, from]);
  return next && (around ? envelope([from, next]) : next);
}

function* unitsFrom({ text, blocks }: ReadableText, offset: number, unit: TextUnit): Generator<Span> {
  for (const { start, end } of blocks.map(({ span }) => span)) {
    if (end <= offset) continue;
    if (unit === 'paragraph') yield { start, end };
    else yield* sentencesOf(text.slice(start, end), start);
  }
}
