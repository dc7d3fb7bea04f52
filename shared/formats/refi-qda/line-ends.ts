// Programs disagree whether a Windows line end counts one or two in REFI-QDA, and some of them make one of two. So
// sources have line feeds only, and beside them stands what each line end was.

const ends = { CRLF: '\r\n', CR: '\r', LF: '\n' } as const;
type End = keyof typeof ends;

/** The text with line feeds only, and what its line ends were: `2 CRLF, 1 LF`. Undefined where all were line feeds. */
export function withLineFeeds(text: string): { readonly text: string; readonly were?: string } {
  if (!text.includes('\r')) return { text };
  const runs: { end: End; count: number }[] = [];
  const changed = text.replace(/\r\n|\r|\n/g, (found) => {
    const end: End = found === '\n' ? 'LF' : found === '\r' ? 'CR' : 'CRLF';
    const last = runs.at(-1);
    if (last?.end === end) last.count += 1;
    else runs.push({ end, count: 1 });
    return '\n';
  });
  return { text: changed, were: runs.map(({ end, count }) => `${count} ${end}`).join(', ') };
}

/** Where an offset in the text with line feeds lies in the text as it was, both in UTF-16 units. */
export type PlaceBefore = (offset: number) => number;

/**
 * The text as it was, and where its places went. Undefined where the record is none or does not fit the text: then a
 * program has changed it since, and it is what it says now.
 */
export function withLineEnds(
  text: string,
  were: string,
): { readonly text: string; readonly before: PlaceBefore } | undefined {
  const runs = were.split(', ').map((run) => /^([1-9]\d{0,8}) (CRLF|CR|LF)$/.exec(run));
  const feeds = text.includes('\r') ? -1 : text.split('\n').length - 1;
  if (runs.includes(null) || runs.reduce((sum, run) => sum + Number(run?.[1]), 0) !== feeds) return undefined;
  const wide: number[] = [];
  let made = '';
  let at = 0;
  for (const run of runs) {
    const end = run?.[2] === 'CRLF' || run?.[2] === 'CR' ? run[2] : 'LF';
    for (let left = Number(run?.[1]); left > 0; left -= 1) {
      const next = text.indexOf('\n', at);
      made += text.slice(at, next) + ends[end];
      at = next + 1;
      if (end === 'CRLF') wide.push(at);
    }
  }
  return { text: made + text.slice(at), before: (offset) => offset + countUpTo(wide, offset) };
}

/** How many numbers of a sorted list are not above the limit. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
