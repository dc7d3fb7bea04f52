import type { Line } from './pdf-lines.ts';

export interface PageLines {
  readonly height: number;
  /** In reading order, column by column. */
  readonly columns: readonly (readonly Line[])[];
}

/** Headers and footers stand within this share of the page's height from its edges. */
const MARGIN = 0.14;
/** Left and right pages may have different ones, and a chapter its own. */
const SMALLEST_SHARE = 0.3;
const FEWEST = 3;
const NEAR = 4;

/**
 * The lines that come again at the same place of many pages, whatever number is in them, and the numbers that count
 * the pages: headers, footers, page numbers. With fewer than three pages nothing can come again often enough, apart from
 * what a browser prints there.
 */
export function findRunningLines(pages: readonly PageLines[]): ReadonlySet<Line> {
  const candidates = pages.flatMap(({ height, columns }, page) =>
    columns
      .flat()
      .filter(({ baseline }) => baseline < height * MARGIN || baseline > height * (1 - MARGIN))
      .map((line) => ({ line, page, key: keyOf(line.text), number: pageNumberOf(line.text) })),
  );
  const needed = Math.max(FEWEST, Math.ceil(pages.length * SMALLEST_SHARE));
  const running = new Set<Line>();
  for (const group of groupsOf(candidates, ({ key }) => key))
    for (const { line } of group) {
      const alike = group.filter((other) => Math.abs(other.line.baseline - line.baseline) <= NEAR);
      if (new Set(alike.map(({ page }) => page)).size >= needed) running.add(line);
    }
  const numbered = candidates.filter(({ number }) => number !== undefined);
  for (const group of groupsOf(numbered, ({ number = 0, page }) => String(number - page)))
    if (new Set(group.map(({ page }) => page)).size >= needed) for (const { line } of group) running.add(line);
  for (const line of linesOfBrowsers(pages)) running.add(line);
  return running;
}

/** `3/4/24, 1:00 PM` and, a tab apart, the title; `https://… 1/2`. */
const printedAt = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?:\s?[AP]M)?(?:\t.*)?$/iu;
const printedFrom = /^(?:https?|file):\/\/\S+\t\d{1,4}\/\d{1,4}$/u;
/** Browsers print within this share of the page's height from its edges. */
const BROWSER_MARGIN = 0.06;

/** What a browser prints above and below each page has a form of its own, and goes where a page has both lines. */
function linesOfBrowsers(pages: readonly PageLines[]): Line[] {
  return pages.flatMap(({ height, columns }) => {
    const lines = columns.flat();
    const above = lines.filter(
      ({ text, baseline }) => baseline < height * BROWSER_MARGIN && printedAt.test(text.trim()),
    );
    const below = lines.filter(
      ({ text, baseline }) => baseline > height * (1 - BROWSER_MARGIN) && printedFrom.test(text.trim()),
    );
    return above.length === 1 && below.length === 1 ? [...above, ...below] : [];
  });
}

function keyOf(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\d+/g, '#');
}

/** `12`, `- 12 -`, `Page 12 of 40`, `xii`. */
function pageNumberOf(text: string): number | undefined {
  const plain = /^\W*(?:\p{L}+\.?\s+)?(\d{1,4})(?:\s*(?:\/|of|von|de|sur)\s*\d{1,4})?\W*$/u.exec(text.trim());
  if (plain) return Number(plain[1]);
  const roman = /^\W*([ivxlc]{1,8})\W*$/i.exec(text.trim())?.[1];
  return roman === undefined ? undefined : valueOfRoman(roman.toLowerCase());
}

function valueOfRoman(text: string): number {
  const values = text.split('').map((letter) => ({ i: 1, v: 5, x: 10, l: 50, c: 100 })[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

function groupsOf<Item>(items: readonly Item[], keyOfItem: (item: Item) => string): Iterable<Item[]> {
  return Map.groupBy(items, keyOfItem).values();
}
