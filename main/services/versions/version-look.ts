import type { ToLookAt } from '#shared/api/version-methods.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Piece } from '#shared/comparison/difference.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import { envelope, type Span } from '#shared/domain/span.ts';
import { carriedFrom, needsLook } from '#shared/domain/version-origin.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { wordsAround } from '../search/words-around.ts';

/** Of a claim the beginning is enough to know it again. */
const LONGEST_SHOWN = 2000;

/** What waits for a person in a document, in the order of its text: uncertain copies, and what is gone. */
export function toLookAt(
  read: ProjectReader,
  document: DocumentRecord,
  { pieces, limit }: { readonly pieces: readonly Piece[]; readonly limit: number },
): OutputOf<'versions.to-look-at'> {
  const { id, previousId, carried } = document;
  if (previousId === undefined) return { total: 0, left: 0, items: [], notCarried: 0 };
  const texts = { old: read.textOf(previousId), fresh: read.textOf(id) };
  const own = read.annotationsOf(id);
  const copied = new Set<string>();
  const items: ToLookAt[] = [];
  for (const copy of own) {
    const fromId = carriedFrom(copy.origin)?.fromId;
    if (fromId === undefined) continue;
    copied.add(fromId);
    const from = needsLook(copy) ? read.annotation(fromId) : undefined;
    if (from) items.push(changedItem(copy, from, texts));
  }
  for (const goneId of carried?.gone ?? []) {
    const from = read.annotation(goneId);
    if (from?.documentId === previousId) items.push(goneItem(from, texts, pieces));
  }
  items.sort((a, b) => a.span.start - b.span.start);
  const at = carried?.at;
  const notCarried = read
    .annotationsOf(previousId)
    .filter((one) => one.status !== 'rejected' && !copied.has(one.id) && (at === undefined || one.createdAt > at));
  const total = Math.max(carried?.toLook ?? 0, items.length);
  return { total, left: items.length, items: items.slice(0, limit), notCarried: notCarried.length };
}

interface Texts {
  readonly old: string;
  readonly fresh: string;
}

function changedItem(copy: Annotation, from: Annotation, { old, fresh }: Texts): ToLookAt {
  const span = envelope(copy.spans);
  return {
    fromId: from.id,
    labelId: copy.labelId,
    copyId: copy.id,
    old: wordsOf(old, envelope(from.spans)),
    fresh: wordsOf(fresh, span),
    span,
    confidence: copy.confidence,
  };
}

function goneItem(from: Annotation, { old, fresh }: Texts, pieces: readonly Piece[]): ToLookAt {
  const place = envelope(from.spans);
  return {
    fromId: from.id,
    labelId: from.labelId,
    copyId: null,
    old: wordsOf(old, place),
    fresh: null,
    span: placeFor(place, fresh, pieces),
    confidence: null,
  };
}

/** Where in the new text words of the old one would stand. A span is never empty, so it takes a character along. */
function placeFor({ start }: Span, fresh: string, pieces: readonly Piece[]): Span {
  const piece = pieces.find(({ before }) => before.start <= start && start < before.end);
  const at = Math.min(piece?.after.start ?? 0, Math.max(0, fresh.length - 1));
  return { start: at, end: Math.min(at + 1, fresh.length) };
}

function wordsOf(text: string, span: Span): NonNullable<ToLookAt['fresh']> {
  const { before, match, after } = wordsAround(text, span);
  return { before, words: match.slice(0, LONGEST_SHOWN), after };
}
