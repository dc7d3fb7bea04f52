import { rawLines } from './text-lines.ts';

/** Of quotes and lists in one another on one line. Real ones have a handful; the parser's time goes with their square. */
const DEEPEST = 100;

/**
 * What the parser does with emphasis and links in one paragraph goes with the square of their marks at worst: 14,000 of
 * them take about three seconds.
 */
const MOST = 2e8;

const [STAR, UNDERSCORE, CLOSING] = [0x2a, 0x5f, 0x5d];

/**
 * Whether Markdown is made so that the parser might not come to an end with it: nested without end, or with very many
 * marks in one paragraph. Time in proportion to the text; marks in code count as well.
 */
export function isTooMuchMarkdown(text: string): boolean {
  let cost = 0;
  let marks = 0;
  for (const { start, end } of rawLines(text)) {
    const line = text.slice(start, end);
    if (nestingOf(line) > DEEPEST) return true;
    if (/\S/.test(line)) marks += marksIn(line);
    else {
      cost += marks * marks;
      marks = 0;
    }
  }
  return cost + marks * marks > MOST;
}

/** Runs of signs of emphasis, and what may end a link. */
function marksIn(line: string): number {
  let marks = 0;
  let before = 0;
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === CLOSING || ((code === STAR || code === UNDERSCORE) && code !== before)) marks += 1;
    before = code;
  }
  return marks;
}

const container = /[ \t]*(?:>|(?:([-*])|\+|\d{1,9}[.)])(?=[ \t]|$))/y;

/** How many quotes and lists begin on a line. Hyphens or stars alone are a rule. */
function nestingOf(line: string): number {
  let depth = 0;
  let isRule = true;
  let end = 0;
  container.lastIndex = 0;
  for (let found = container.exec(line); found && (isRule || depth <= DEEPEST); found = container.exec(line)) {
    depth += 1;
    isRule &&= found[1] !== undefined;
    end = container.lastIndex;
  }
  return isRule && line.slice(end).trim() === '' ? 0 : depth;
}
