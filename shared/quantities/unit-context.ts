import type { Span } from '../domain/span.ts';
import type { Quantity } from './quantity.ts';

const numberOf =
  /(?<!\p{L})(?:number|count|tally) of (?:the )?(\p{Ll}[\p{L} ’'-]{1,48}?)(?::| (?:at|to|was|is|stood at|stands at|reached|rose to|fell to|had risen to|has risen to|remained at|remains at))\s$/u;

/** What "the number of … at" before a figure says that it counts: "evacuated residents". */
export function countedBefore(before: string): string | undefined {
  return numberOf.exec(before)?.[1];
}

/** "eleven were missing": the number is the subject, and what it counts was named before. */
export function followsVerb(after: string): boolean {
  return /^\s(?:were|was|are|is|have|has|had|died|remain|remained|did|will|would|could|may|others)(?!\p{L})/u.test(
    after,
  );
}

interface Before {
  readonly span: Span;
  readonly quantity: Quantity;
}

/** In UTF-16 units, and never past the end of a sentence. */
const REACH = 120;

/**
 * What a number without a unit is a number of, by what stands before it: "the number of dead stood at seven", "four
 * people died and eleven were missing", "185 million crowns, now expects 164 million". Undefined where nothing says.
 */
export function unitFromContext(
  text: string,
  span: Span,
  { previous, value }: { readonly previous: Before | undefined; readonly value: number },
): Pick<Quantity, 'unit' | 'kind'> | undefined {
  const counted = countedBefore(text.slice(Math.max(0, span.start - 96), span.start));
  if (counted !== undefined) return { unit: counted, kind: 'count' };
  if (!previous || span.start - previous.span.end > REACH) return undefined;
  const between = text.slice(previous.span.end, span.start);
  if (/[.!?]\s|\n/u.test(between)) return undefined;
  const { kind, unit } = previous.quantity;
  if (kind === 'count') {
    const isSame =
      followsVerb(text.slice(span.end, span.end + 24)) || /^,? (?:not|and not|instead of|up from) $/u.test(between);
    return isSame ? { unit, kind } : undefined;
  }
  // Money is spoken of in millions; a small number behind it counts something else.
  return kind === 'money' && value >= 1e5 ? { unit, kind } : undefined;
}
