import type { Block, DocumentContent, Mark } from '#shared/domain/document.ts';
import type { Span } from '#shared/domain/span.ts';

/** A stretch of one block with the same marks all through: what becomes one text node. */
export interface PlannedText extends Span {
  readonly marks: readonly Mark['kind'][];
  readonly href?: string;
}

/** A block as it is drawn. One that is very long is drawn as several pieces, of which only the first is numbered. */
export interface PlannedBlock extends Span {
  readonly block: Block;
  /** Counted over the document from 1, as a reader would cite it; absent for cells and for the later pieces. */
  readonly number?: number;
  readonly continued: boolean;
  readonly texts: readonly PlannedText[];
}

/** A few blocks that are laid out, and left out of the layout, together. */
export interface PlannedSection extends Span {
  readonly blocks: readonly PlannedBlock[];
}

/** Five to eight blocks: one alone makes scrolling slow, many together draw what nobody sees (docs: performance). */
const BLOCKS_IN_SECTION = 6;
/** A section of long paragraphs is closed earlier, one of table cells later. */
const SECTION_LENGTH = 4000;
const CELLS_IN_SECTION = 240;
/** A paragraph of a megabyte would be laid out as a whole; nobody writes one, but files hold them. */
const PIECE_LENGTH = 6000;

/** How an article is drawn: its blocks in sections, its blocks' texts split where marks begin and end. */
export function planArticle(content: DocumentContent): PlannedSection[] {
  const sections: PlannedBlock[][] = [];
  let current: PlannedBlock[] = [];
  for (const planned of planBlocks(content)) {
    if (closesBefore(current, planned)) {
      sections.push(current);
      current = [];
    }
    current.push(planned);
  }
  if (current.length > 0) sections.push(current);
  return sections.map((blocks) => ({ start: blocks[0]?.start ?? 0, end: blocks.at(-1)?.end ?? 0, blocks }));
}

function closesBefore(current: readonly PlannedBlock[], next: PlannedBlock): boolean {
  const last = current.at(-1);
  const first = current[0];
  if (!last || !first) return false;
  const sameTable = last.block.cell && next.block.cell && last.block.cell.table === next.block.cell.table;
  if (sameTable) return current.length >= CELLS_IN_SECTION && next.block.cell?.row !== last.block.cell?.row;
  // A table is a section of its own, so that its columns are laid out over all of its rows.
  if (last.block.cell || next.block.cell) return true;
  return current.length >= BLOCKS_IN_SECTION || last.end - first.start >= SECTION_LENGTH;
}

function* planBlocks({ text, blocks, marks }: DocumentContent): Generator<PlannedBlock> {
  const byStart = [...marks].sort((a, b) => a.span.start - b.span.start);
  let firstMark = 0;
  let number = 0;
  for (const block of blocks) {
    while ((byStart[firstMark]?.span.end ?? Infinity) <= block.span.start) firstMark += 1;
    const inBlock = marksFrom(byStart, firstMark, block.span);
    if (!block.cell) number += 1;
    let continued = false;
    for (const piece of piecesOf(text, block.span)) {
      const numbered = block.cell || continued ? {} : { number };
      yield { block, ...piece, ...numbered, continued, texts: splitAtMarks(piece, inBlock) };
      continued = true;
    }
  }
}

function marksFrom(byStart: readonly Mark[], first: number, span: Span): Mark[] {
  const found: Mark[] = [];
  for (let i = first; i < byStart.length; i += 1) {
    const mark = byStart[i];
    if (!mark || mark.span.start >= span.end) break;
    if (mark.span.end > span.start) found.push(mark);
  }
  return found;
}

/** The block in pieces of bearable length, broken at blanks where there are any. */
function piecesOf(text: string, span: Span): Span[] {
  const pieces: Span[] = [];
  let start = span.start;
  while (span.end - start > PIECE_LENGTH) {
    const blank = text.lastIndexOf(' ', start + PIECE_LENGTH);
    let end = blank > start ? blank + 1 : start + PIECE_LENGTH;
    // Never between the halves of a character.
    if (/[\udc00-\udfff]/.test(text.charAt(end))) end -= 1;
    pieces.push({ start, end });
    start = end;
  }
  pieces.push({ start, end: span.end });
  return pieces;
}

function splitAtMarks(piece: Span, marks: readonly Mark[]): PlannedText[] {
  const edges = new Set([piece.start, piece.end]);
  for (const { span } of marks) {
    for (const edge of [span.start, span.end]) if (edge > piece.start && edge < piece.end) edges.add(edge);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1] ?? piece.end;
    const here = marks.filter((mark) => mark.span.start < end && start < mark.span.end);
    const href = here.find((mark) => mark.href !== undefined)?.href;
    return { start, end, marks: [...new Set(here.map((mark) => mark.kind))], ...(href === undefined ? {} : { href }) };
  });
}
