import type { ConcordanceLine } from '#shared/api/answers.ts';
import type { InputOf } from '#shared/api/contract.ts';
import { type DocumentRecord, titleOf } from '#shared/domain/document.ts';
import { DocumentId, LabelId } from '#shared/domain/ids.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import type { Span } from '#shared/domain/span.ts';
import { isRightToLeft } from '#shared/text/direction.ts';
import type { MatchingDocument } from '../../store/contents-table.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { Pauses } from '../pauses.ts';
import { findPhrases, foldedWords, holdsUnspaced, type Phrase } from './search-words.ts';
import { wordsAround } from './words-around.ts';

export type Sort = InputOf<'search.kwic'>['sort'];

/** As many hits can be sorted while a person waits; the rest is only counted. */
export const LISTED = 50_000;

/** How much of the text is shown on either side of a hit, and how much of it is sorted by, in UTF-16 units. */
const SHOWN = 100;
const SORTED = 80;

interface Hit {
  readonly documentId: string;
  readonly span: Span;
}

/** What the lines of one document need to know of it. */
interface Described {
  readonly document: DocumentRecord;
  readonly text: string;
  readonly longest: number;
}

export interface ConcordanceQuestion {
  readonly read: ProjectReader;
  readonly documents: readonly MatchingDocument[];
  readonly phrases: readonly Phrase[];
  readonly options: InputOf<'search.kwic'>['options'];
  /** False as soon as nobody waits for the answer any more. */
  readonly isWanted: () => boolean;
}

/**
 * The hits of one search through the texts, kept so that sorting them and going through their pages costs no second
 * one. The index finds the documents, and their texts give the exact places, which an index cannot know.
 */
export class Concordance {
  readonly total: number;
  readonly documents: number;
  /** In the order of documents and text. */
  readonly hits: readonly Hit[];
  readonly #read: ProjectReader;
  readonly #isWanted: () => boolean;
  readonly #orders = new Map<Sort, readonly Hit[]>();

  private constructor(
    { read, isWanted }: ConcordanceQuestion,
    found: { readonly hits: readonly Hit[]; readonly total: number; readonly documents: number },
  ) {
    this.#read = read;
    this.#isWanted = isWanted;
    this.hits = found.hits;
    this.total = found.total;
    this.documents = found.documents;
    this.#orders.set('text', found.hits);
  }

  static async find(question: ConcordanceQuestion): Promise<Result<Concordance>> {
    const { read, phrases, options, isWanted } = question;
    const pauses = new Pauses();
    const hits: Hit[] = [];
    let total = 0;
    let documents = 0;
    for (const { id, language } of question.documents) {
      await pauses.take();
      if (!isWanted()) return failure('request/cancelled');
      const before = total;
      const text = read.textOf(id);
      if (!holdsUnspaced(text, phrases, { ...options, language })) continue;
      for (const span of findPhrases(text, phrases, { ...options, language })) {
        total += 1;
        if (hits.length < LISTED) hits.push({ documentId: id, span });
      }
      if (total > before) documents += 1;
    }
    return success(new Concordance(question, { hits, total, documents }));
  }

  async lines(sort: Sort, from: number, to: number): Promise<Result<ConcordanceLine[]>> {
    const sorted = await this.#sorted(sort);
    if (!sorted.ok) return sorted;
    const documents = new Map<string, Described | undefined>();
    const lines: ConcordanceLine[] = [];
    for (const { documentId, span } of sorted.value.slice(from, to)) {
      if (!documents.has(documentId)) documents.set(documentId, this.#describe(documentId));
      const found = documents.get(documentId);
      if (!found) continue;
      const labels = this.#read.labelsTouching(documentId, span, found.longest);
      lines.push({
        documentId: DocumentId.parse(documentId),
        title: titleOf(found.document),
        span,
        ...wordsAround(found.text, span, SHOWN),
        annotations: labels.length,
        labelIds: [...new Set(labels)].map((id) => LabelId.parse(id)),
      });
    }
    return success(lines);
  }

  async #sorted(sort: Sort): Promise<Result<readonly Hit[]>> {
    const known = this.#orders.get(sort);
    if (known) return success(known);
    const pauses = new Pauses();
    const keyed: { readonly hit: Hit; readonly key: string }[] = [];
    // The hits come document by document, each of which is read once.
    let documentId = '';
    let text = '';
    for (const hit of this.hits) {
      await pauses.take();
      if (!this.#isWanted()) return failure('request/cancelled');
      if (hit.documentId !== documentId) text = this.#read.textOf(hit.documentId);
      ({ documentId } = hit);
      keyed.push({ hit, key: keyOf(text, hit.span, sort) });
    }
    // Sorting keeps the order of the text among equals. Letters are folded in the keys, which then compare as they are.
    const hits = keyed.sort((a, b) => Number(a.key > b.key) - Number(a.key < b.key)).map(({ hit }) => hit);
    this.#orders.set(sort, hits);
    return success(hits);
  }

  #describe(documentId: string): Described | undefined {
    const document = this.#read.document(documentId);
    if (!document) return undefined;
    return { document, text: this.#read.textOf(documentId), longest: this.#read.longestAnnotation(documentId) };
  }
}

/** The words that a hit is sorted by, without case and accents, the nearest first. */
function keyOf(text: string, { start, end }: Span, sort: Sort): string {
  const textBefore = text.slice(Math.max(0, start - SORTED), start);
  const textAfter = text.slice(end, end + SORTED);
  const before = () => foldedWords(textBefore).reverse();
  const after = () => foldedWords(textAfter);
  if (sort === 'match') return [...foldedWords(text.slice(start, end)), '', ...after()].join(' ');
  // By the side on which it is shown: from right to left, what follows stands on the left.
  const reversed = isRightToLeft({ before: textBefore, match: text.slice(start, end), after: textAfter });
  return ((sort === 'left') === reversed ? after() : before()).join(' ');
}
