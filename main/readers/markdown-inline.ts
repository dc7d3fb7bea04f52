import type { Nodes } from 'mdast';
import type { Mark } from '#shared/domain/document.ts';
import { pushAll } from '#shared/domain/push-all.ts';
import { safeHref } from './safe-href.ts';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The place of a node in the text. The parser gives every node of a parsed file one. */
export function placeOf(node: Nodes): Stretch {
  const { position } = node;
  if (position?.start.offset === undefined || position.end.offset === undefined)
    throw new Error(`The Markdown parser gave ${node.type} no position.`);
  return { start: position.start.offset, end: position.end.offset };
}

export interface InlineFindings {
  /** What a reader reads; the rest of the block is syntax. In the order of the text. */
  readonly content: Stretch[];
  readonly marks: Mark[];
  /** Addresses of `[text][id]` and the like, by identifier. */
  readonly definitions: ReadonlyMap<string, string>;
}

/** Walks the nodes inside one block with a stack of its own, since a hostile text can nest deeper than the call stack. */
export function collectInline(text: string, roots: readonly Nodes[], findings: InlineFindings): void {
  const stack = roots.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    collectNode(text, node, findings);
    if ('children' in node) pushAll(stack, node.children.toReversed());
  }
}

function collectNode(text: string, node: Nodes, { content, marks, definitions }: InlineFindings): void {
  const place = placeOf(node);
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- all other kinds say nothing of their own
  switch (node.type) {
    case 'text':
      collectText(text, place, { content, marks });
      return;
    case 'html':
      // HTML inside Markdown is shown as the text that it is.
      content.push(place);
      return;
    case 'inlineCode': {
      const inner = insideFence(text, place);
      if (inner.start >= inner.end) return;
      content.push(inner);
      marks.push({ kind: 'code', span: inner });
      return;
    }
    case 'strong':
      marks.push({ kind: 'bold', span: place });
      return;
    case 'emphasis':
      marks.push({ kind: 'italic', span: place });
      return;
    case 'link':
      collectLink(place, safeHref(node.url), marks);
      return;
    case 'linkReference':
      collectLink(place, safeHref(definitions.get(node.identifier) ?? ''), marks);
      return;
    case 'image':
    case 'imageReference': {
      // Only the description is read: `![` and `](address)` are syntax.
      const alt = text.slice(place.start + 2, place.end).indexOf(']');
      if (alt > 0) content.push({ start: place.start + 2, end: place.start + 2 + alt });
      return;
    }
    default:
  }
}

function collectLink(span: Stretch, href: string | undefined, marks: Mark[]): void {
  if (href !== undefined) marks.push({ kind: 'link', span, href });
}

/** Without the backticks, and without the one blank that sets code apart from them where it begins or ends in one. */
function insideFence(text: string, { start, end }: Stretch): Stretch {
  const fence = /^`+/.exec(text.slice(start, end))?.[0].length ?? 0;
  const inner = { start: start + fence, end: end - fence };
  const code = text.slice(inner.start, inner.end);
  const padded = /^ [^]* $/.test(code) && code.trim() !== '';
  return padded ? { start: inner.start + 1, end: inner.end - 1 } : inner;
}

/** A backslash before punctuation escapes it; what is struck out stands in `~~`, which the parser leaves in the text. */
const escapeOrStrike = /\\(?=[!-/:-@[-`{-~])|~~(?=\S)((?:[^~]|~(?!~))*[^\s~])~~/g;

function collectText(
  text: string,
  place: Stretch,
  { content, marks }: Pick<InlineFindings, 'content' | 'marks'>,
): void {
  const raw = text.slice(place.start, place.end);
  let from = 0;
  const keep = (start: number, end: number) => {
    if (start < end) content.push({ start: place.start + start, end: place.start + end });
  };
  for (const match of raw.matchAll(escapeOrStrike)) {
    keep(from, match.index);
    from = match.index + match[0].length;
    if (match[1] === undefined) continue;
    const inner = { start: match.index + 2, end: match.index + 2 + match[1].length };
    keep(inner.start, inner.end);
    marks.push({
      kind: 'strikethrough',
      span: { start: place.start + inner.start, end: place.start + inner.end },
    });
  }
  keep(from, raw.length);
}
