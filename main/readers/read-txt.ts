import type { Block, DocumentContent, DocumentMetadata } from '#shared/domain/document.ts';
import { noMetadata } from './parsed-document.ts';
import { proposeFromHead, tidyMetadata } from './propose-metadata.ts';
import { type Line, linesOf } from './text-lines.ts';

const LONGEST_TITLE = 160;

/** A line of the body is at least this many times longer than a headline. */
const BODY_TO_TITLE = 2;

/** One block per line that is not blank; a first line that reads like a headline is one. */
export function readTxt(text: string): { content: DocumentContent; metadata: DocumentMetadata } {
  const lines = [...linesOf(text)];
  const titled = isTitle(lines[0], lines[1]);
  const blocks = lines.map(({ span }, index): Block =>
    titled && index === 0 ? { kind: 'heading', level: 1, span } : { kind: 'paragraph', span },
  );
  const head = lines.slice(0, 10).map((line) => line.text);
  const metadata = { ...noMetadata, ...proposeFromHead(head), title: titled ? (head[0] ?? '') : '' };
  return { content: { text, blocks, marks: [] }, metadata: tidyMetadata(metadata) };
}

/** Short, no full stop at its end, and set off from what follows by an empty line or by being much shorter. */
function isTitle(first: Line | undefined, second: Line | undefined): boolean {
  if (!first || !second || first.text.length > LONGEST_TITLE) return false;
  if (/[.!?;:,…。！？；：，]["'”’»」)\]]*$/u.test(first.text)) return false;
  return second.blankBefore || second.text.length >= BODY_TO_TITLE * first.text.length;
}
