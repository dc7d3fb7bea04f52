import { type ForeignUnit, placesOf, plainCounting } from '../exchange/counting.ts';
import { xmlText } from '../xml/xml-text.ts';
import type { BiocDocument, BiocPassage } from './bioc-model.ts';

export interface BiocText {
  readonly text: string;
  /** Where the document's offsets begin: what the first passage says. */
  readonly base: number;
}

/** Wider gaps are no blanks between passages, but wrong offsets. */
const WIDEST_GAP = 10_000;

/** How long a text is in what offsets may count, the likeliest first. NCBI's own files count it as it stands in XML. */
const lengths: readonly (readonly [unit: ForeignUnit, length: (text: string) => number])[] = [
  ['codepoint', (text) => Array.from(text).length],
  ['utf16', (text) => text.length],
  ['escaped', (text) => Array.from(xmlText(text).replaceAll("'", '&apos;').replaceAll('"', '&quot;')).length],
  ['byte', utf8Length],
];

/**
 * The passages of a document as one text. Between two stand as many blanks as the offset of the second leaves, so that
 * places stay where the file says; what offsets count is taken to be what puts most mentions on their own words.
 */
export function textOfPassages({ passages, annotations }: Pick<BiocDocument, 'passages' | 'annotations'>): BiocText {
  const base = passages[0]?.offset ?? 0;
  const joined = new Map<string, ForeignUnit>();
  for (const [unit, length] of lengths) {
    const gaps = gapsOf(passages, length);
    if (!gaps.every((gap) => gap >= 0 && gap <= WIDEST_GAP)) continue;
    const text = passages.map((passage, index) => blanks(gaps[index] ?? 0) + passage.text).join('');
    if (!joined.has(text)) joined.set(text, unit);
  }
  if (joined.size === 0) return { text: passages.map(({ text }) => text).join('\n'), base };
  const scored = [...joined].map(([text, unit]) => ({
    text,
    score: joined.size === 1 ? 0 : countSaid(text, unit, { annotations, base }),
  }));
  const [best] = scored.sort((a, b) => b.score - a.score);
  return { text: best?.text ?? '', base };
}

/** How many mentions stand on their own words. */
function countSaid(
  text: string,
  unit: ForeignUnit,
  { annotations, base }: { readonly annotations: BiocDocument['annotations']; readonly base: number },
): number {
  const ends = annotations.flatMap(({ locations }) =>
    locations.flatMap(({ offset, length }) => [offset - base, offset - base + length]),
  );
  const places = placesOf({ text, hasByteOrderMark: false }, { ...plainCounting, unit }, ends);
  return annotations.filter(({ locations: [first], text: words }) => {
    if (!first || words === undefined) return false;
    const start = places.get(first.offset - base);
    const end = places.get(first.offset - base + first.length);
    return start !== undefined && end !== undefined && text.slice(start, end) === words;
  }).length;
}

/** How much room is before each passage. */
function gapsOf(passages: readonly BiocPassage[], length: (text: string) => number): number[] {
  let end = passages[0]?.offset ?? 0;
  return passages.map(({ offset, text }) => {
    const gap = offset - end;
    end = offset + length(text);
    return gap;
  });
}

function blanks(count: number): string {
  return count === 0 ? '' : `\n${' '.repeat(count - 1)}`;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
