import { graphemeLengths } from '../../text/graphemes.ts';

/** What one step of a file's offsets is. `escaped`: a character of the XML or HTML that the text was written as. */
export const offsetUnits = ['utf16', 'codepoint', 'byte', 'grapheme', 'escaped'] as const;
export type ForeignUnit = (typeof offsetUnits)[number];

/**
 * A way of counting in a text, as programs do it: by intent, by habit of their language, or by mistake. All of them are
 * hypotheses until the words that a file quotes have shown which one is true.
 */
export interface Counting {
  readonly unit: ForeignUnit;
  /** `crlf-one`: a Windows line end counts one. `lf-two`: a line end that is one character here counted two there. */
  readonly lineEnds: 'as-is' | 'crlf-one' | 'lf-two';
  /** A byte order mark before the text was counted. */
  readonly mark: boolean;
  /** What the first character is called. */
  readonly base: 0 | 1;
  /** `last`: the end is the place of the last character, not the one after it. */
  readonly end: 'after' | 'last';
}

export const plainCounting: Omit<Counting, 'unit'> = { lineEnds: 'as-is', mark: false, base: 0, end: 'after' };

/** What in a text makes two ways of counting differ. */
export interface CountedText {
  readonly text: string;
  readonly hasByteOrderMark: boolean;
}

/** In which respects ways of counting can differ in some texts; in all others they come to the same there. */
export interface Differences {
  /** Always with `utf16`, which stands for every unit that is missing. */
  readonly units: readonly ForeignUnit[];
  readonly lineEnds: readonly Counting['lineEnds'][];
  readonly marks: readonly boolean[];
}

/** With no emoji in a text, code points are UTF-16 units, and need not be tried. */
export function differencesIn(texts: readonly CountedText[]): Differences {
  const some = (pattern: RegExp) => texts.some(({ text }) => pattern.test(text));
  // The mark itself is three bytes.
  const marked = texts.some(({ hasByteOrderMark }) => hasByteOrderMark);
  const differs: Record<ForeignUnit, boolean> = {
    utf16: true,
    codepoint: some(/[\ud800-\udbff]/),
    // eslint-disable-next-line no-control-regex -- the range is ASCII, control characters included
    byte: marked || some(/[^\u0000-\u007f]/),
    grapheme: some(/[\p{M}\u{10000}-\u{10ffff}\u200d]|\r\n/u),
    escaped: some(/[&<>"']/),
  };
  const lineEnds: Counting['lineEnds'][] = ['as-is'];
  if (some(/\r\n/)) lineEnds.push('crlf-one');
  if (some(/(?:^|[^\r])\n/)) lineEnds.push('lf-two');
  return { units: offsetUnits.filter((unit) => differs[unit]), lineEnds, marks: marked ? [false, true] : [false] };
}

export function allDifferences(some: readonly Differences[]): Differences {
  return {
    units: offsetUnits.filter((unit) => unit === 'utf16' || some.some(({ units }) => units.includes(unit))),
    lineEnds: (['as-is', 'crlf-one', 'lf-two'] as const).filter(
      (one) => one === 'as-is' || some.some(({ lineEnds }) => lineEnds.includes(one)),
    ),
    marks: [false, true].filter((one) => !one || some.some(({ marks }) => marks.includes(one))),
  };
}

/** Which units are tried, in this order: all of them, or the only one that a person says it is. */
export function unitsToTry(preferred: readonly ForeignUnit[], chosen?: ForeignUnit): readonly ForeignUnit[] {
  return chosen === undefined ? [...new Set([...preferred, ...offsetUnits])] : [chosen];
}

/** The ways of counting that can differ, the plainest first; of units, as `unitsToTry` gives them. */
export function* countingsOf(differences: Differences, tried: readonly ForeignUnit[]): Generator<Counting> {
  const units = tried.filter((unit, index) => index === 0 || differences.units.includes(unit));
  const ends = [
    { base: 0, end: 'after' },
    { base: 0, end: 'last' },
    { base: 1, end: 'last' },
    { base: 1, end: 'after' },
  ] as const;
  const all = ends.flatMap((edge) =>
    differences.marks.flatMap((mark) =>
      differences.lineEnds.flatMap((lineEnd) =>
        units.map((unit): Counting => ({ unit, lineEnds: lineEnd, mark, ...edge })),
      ),
    ),
  );
  yield* all.sort((a, b) => oddness(a) - oddness(b));
}

/** One key for all ways of counting that come to the same where only this differs. */
export function countingKey({ unit, lineEnds, mark, base, end }: Counting, differences: Differences): string {
  return [
    differences.units.includes(unit) ? unit : 'utf16',
    differences.lineEnds.includes(lineEnds) ? lineEnds : 'as-is',
    differences.marks.includes(mark) && mark,
    base,
    end,
  ].join(' ');
}

function oddness({ lineEnds, mark, base, end }: Counting): number {
  const oddEnds = base === 0 && end === 'after' ? 0 : 1.4;
  return Number(lineEnds !== 'as-is') + Number(mark) + oddEnds;
}

/**
 * Where offsets of a file lie in the text, in UTF-16 units; undefined outside the text and inside a character.
 * One walk over the text, whatever the number of offsets.
 */
export function placesOf(
  { text, hasByteOrderMark }: CountedText,
  counting: Counting,
  offsets: Iterable<number>,
): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  const wanted = [...new Set(offsets)].sort((a, b) => a - b);
  const shift = counting.base + (counting.mark && hasByteOrderMark ? markLength(counting.unit) : 0);
  let next = 0;
  let count = shift;
  let at = 0;
  for (const length of stepsOf(text, counting.unit)) {
    while (next < wanted.length && (wanted[next] ?? 0) < count) next += 1;
    if (next >= wanted.length) return places;
    if (wanted[next] === count) places.set(count, at);
    count += widthOf(text, at, { length, counting });
    at += length;
  }
  while (next < wanted.length && (wanted[next] ?? 0) < count) next += 1;
  if (wanted[next] === count) places.set(count, at);
  return places;
}

function markLength(unit: ForeignUnit): number {
  return unit === 'byte' ? 3 : 1;
}

/** The lengths of what counts as a whole, in UTF-16 units. */
function* stepsOf(text: string, unit: ForeignUnit): Generator<number> {
  if (unit === 'grapheme') yield* graphemeLengths(text);
  else if (unit === 'utf16') for (let at = 0; at < text.length; at += 1) yield 1;
  else for (const character of text) yield character.length;
}

interface Step {
  readonly length: number;
  readonly counting: Counting;
}

function widthOf(text: string, at: number, { length, counting: { unit, lineEnds } }: Step): number {
  const code = text.charCodeAt(at);
  if (code === CR && length === 1 && lineEnds === 'crlf-one' && text.charCodeAt(at + 1) === LF) return 0;
  if (code === LF && lineEnds === 'lf-two' && text.charCodeAt(at - 1) !== CR) return 2;
  if (unit === 'escaped') return escapedWidths.get(code) ?? 1;
  if (unit !== 'byte') return 1;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : length === 2 ? 4 : 3;
}

const CR = 13;
const LF = 10;

/** `&amp;` `&lt;` `&gt;` `&quot;` `&apos;` */
const escapedWidths: ReadonlyMap<number, number> = new Map(
  [
    ['&', 5],
    ['<', 4],
    ['>', 4],
    ['"', 6],
    ["'", 6],
  ].map(([character, width]) => [String(character).charCodeAt(0), Number(width)]),
);
