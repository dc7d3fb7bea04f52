import type { Segment } from './pdf-segments.ts';

// What a page shows of Hebrew and Arabic, put back into the order in which it is read, after the Unicode bidirectional
// algorithm (UAX 9) as far as a line that is already set allows: numbers and Latin words run to the right within it,
// signs at their edges go with the line, and brackets show their mirrored shapes.

const pairs = ['()', '[]', '{}', '<>', '«»', '‹›'];
const mirrored = new Map(pairs.flatMap(([a = '', b = '']) => [[a, b] as const, [b, a] as const]));

/** Signs that the algorithm takes into a Hebrew number that they touch (class ET); beside an Arabic one they stay apart. */
const hebrewNumber = /[#$%°£¤¥€₪‰]*\d+(?:[.,:/+-]\d+)*[#$%°£¤¥€₪‰]*/gu;
const arabicNumber = /[\d\u0660-\u0669]+(?:[.,:/\u066b\u066c][\d\u0660-\u0669]+)*/gu;
const arabic = /\p{Script=Arabic}/u;
const strong = /[\p{L}\p{N}]/u;

/** The pieces of a line that is read from right to left, as they follow each other from its right edge, and their text. */
export function readBackwardsLine(placed: readonly Segment[]): { ordered: readonly Segment[]; texts: string[] } {
  const [first, ...others] = placed;
  // Nothing begins with a full stop: where the first piece ends in one, the line stands in a paragraph that runs to the
  // right, and that piece is its last.
  const last = first && !first.rightToLeft && /[.,:;!?،؛؟…]$/u.test(first.text.trimEnd()) ? first : undefined;
  const ordered = last ? [...others, last] : placed;
  const isArabic = ordered.some(({ text, rightToLeft }) => rightToLeft && arabic.test(text));
  const texts = ordered.map((segment) =>
    segment.rightToLeft || segment === last ? segment.text : turned(segment.text, isArabic),
  );
  const shown = texts.map(mirror);
  // Some programs say what a bracket means and not what is seen of it.
  return { ordered, texts: misplaced(texts.join('')) < misplaced(shown.join('')) ? texts : shown };
}

/** A piece that runs to the right, with what stands at its edges as the line around it is read. Its brackets stay. */
function turned(text: string, isArabic: boolean): string {
  if (/\p{L}/u.test(text)) return withEdgesTurned(text);
  const parts: string[] = [];
  let at = 0;
  for (const { 0: number, index } of text.matchAll(isArabic ? arabicNumber : hebrewNumber)) {
    parts.push(reversed(text.slice(at, index)), number);
    at = index + number.length;
  }
  parts.push(reversed(text.slice(at)));
  return parts.toReversed().join('');
}

function withEdgesTurned(text: string): string {
  const letters = Array.from(text);
  const start = letters.findIndex((letter) => strong.test(letter));
  let end = letters.findLastIndex((letter) => strong.test(letter)) + 1;
  // `SEC (US)`: the bracket that ends it belongs to one within.
  const inside = letters.slice(start, end).join('');
  if (misplaced(inside) > misplaced(inside + (letters[end] ?? ''))) end += 1;
  const core = letters.slice(start, end).map(mirror).join('');
  return reversed(letters.slice(end).join('')) + core + reversed(letters.slice(0, start).join(''));
}

function reversed(text: string): string {
  return Array.from(text).toReversed().join('');
}

function mirror(text: string): string {
  return Array.from(text)
    .map((letter) => mirrored.get(letter) ?? letter)
    .join('');
}

/** How many brackets close nothing, or are not closed. */
function misplaced(text: string): number {
  let count = 0;
  for (const [open = '', close = ''] of pairs) {
    let depth = 0;
    for (const letter of text) {
      if (letter === open) depth += 1;
      else if (letter === close && depth > 0) depth -= 1;
      else if (letter === close) count += 1;
    }
    count += depth;
  }
  return count;
}
