import type { ToLookAt } from '#shared/api/version-methods.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Piece } from '#shared/comparison/difference.ts';
import { shortDifference } from '#shared/comparison/short-difference.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { sameWords } from '#shared/domain/carried-attributes.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import { envelope, type Span } from '#shared/domain/span.ts';
import { stillToCarry } from '#shared/domain/still-to-carry.ts';
import { carriedFrom } from '#shared/domain/version-origin.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { wordsAround } from '../search/words-around.ts';
import { lostLinks } from './lost-links.ts';
import { versionsOfArticle } from './version-rows.ts';

/** Of a claim the beginning is enough to know it again. */
const LONGEST_SHOWN = 2000;

/** What waits for a person in a document, in the order of its text: uncertain copies, and what is gone. */
export function toLookAt(
  read: ProjectReader,
  document: DocumentRecord,
  { pieces, limit }: { readonly pieces: readonly Piece[]; readonly limit: number },
): OutputOf<'versions.to-look-at'> {
  const { id, previousId, carried } = document;
  const own = read.annotationsOf(id);
  const copies = new Map(own.flatMap(({ id: copyId, origin }) => keyed(carriedFrom(origin)?.fromId, copyId)));
  const look = new Look(read, document, { copies, pieces });
  const items = read
    .annotationsToLookAtIn(id)
    .flatMap((one) => (one.documentId === id ? look.uncertain(one) : [look.gone(one)]))
    .sort((a, b) => a.span.start - b.span.start);
  const isToCarry = stillToCarry(carried, own);
  const before = previousId === undefined ? [] : read.annotationsOf(previousId);
  const notCarried = before.filter((one) => one.status !== 'rejected' && isToCarry(one)).length;
  const total = Math.max(carried?.toLook ?? 0, items.length);
  return { total, left: items.length, items: items.slice(0, limit), notCarried };
}

function keyed<Value>(key: string | undefined, value: Value): (readonly [string, Value])[] {
  return key === undefined ? [] : [[key, value]];
}

class Look {
  readonly #read: ProjectReader;
  readonly #fresh: string;
  readonly #pieces: readonly Piece[];
  readonly #ends: Parameters<typeof lostLinks>[2];

  constructor(
    read: ProjectReader,
    document: DocumentRecord,
    { copies, pieces }: { readonly copies: ReadonlyMap<string, AnnotationId>; readonly pieces: readonly Piece[] },
  ) {
    this.#read = read;
    this.#fresh = read.textOf(document.id);
    this.#pieces = pieces;
    this.#ends = { copies, versions: versionsOfArticle(read, document) };
  }

  /** What it is a copy of may be gone by now, or stand in a version that was taken out of the row. */
  uncertain(copy: Annotation): ToLookAt[] {
    const fromId = carriedFrom(copy.origin)?.fromId;
    if (fromId === undefined) return [];
    const from = this.#read.annotation(fromId);
    const span = envelope(copy.spans);
    const parts = from ? shortDifference(shownQuote(from), shownQuote(copy)) : [];
    return [
      {
        fromId,
        labelId: copy.labelId,
        copyId: copy.id,
        reason: from && sameWords(from, copy) ? 'uncertain' : 'changed',
        old: from ? wordsOf(this.#read.textOf(from.documentId), envelope(from.spans)) : null,
        fresh: wordsOf(this.#fresh, span),
        parts,
        lostLinks: from ? lostLinks(this.#read, from, this.#ends) : [],
        span,
        confidence: copy.confidence,
      },
    ];
  }

  gone(from: Annotation): ToLookAt {
    const place = envelope(from.spans);
    return {
      fromId: from.id,
      labelId: from.labelId,
      copyId: null,
      reason: 'gone',
      old: wordsOf(this.#read.textOf(from.documentId), place),
      fresh: null,
      parts: [],
      lostLinks: lostLinks(this.#read, from, this.#ends),
      span: placeFor(place, this.#fresh, this.#pieces),
      confidence: null,
    };
  }
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
