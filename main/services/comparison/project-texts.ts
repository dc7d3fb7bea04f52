import { PassageWords } from '#shared/comparison/passage-words.ts';
import type { Sha256 } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import type { Span } from '#shared/domain/span.ts';
import { quotationsOf } from '#shared/suggest/quotation-marks.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { KeptWork, runSteps, type Watch } from './kept-work.ts';
import type { OpenProject } from '../open-project.ts';
import { olderVersions } from '../versions/version-rows.ts';

export interface ComparedText {
  readonly id: string;
  readonly contentId: Sha256;
  /** What stands in quotation marks, without them, in reading order. */
  readonly quotations: readonly QuotedText[];
}

export interface QuotedText {
  readonly span: Span;
  readonly quote: string;
}

/** All articles of a project, each in its latest version, as words that can be compared. */
export interface ProjectTexts {
  /** In the order of the project, which is that of the words. */
  readonly texts: readonly ComparedText[];
  /** The number of each, by its id. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly words: PassageWords;
}

/** Reads the texts of the open project once for as long as its articles and their contents stay the same. */
export class TextsReader {
  readonly #kept = new KeptWork<ProjectTexts>();
  #seen: { readonly open: OpenProject; readonly sequence: number; readonly key: string } | undefined;

  read(open: OpenProject, watch: Watch): Promise<Result<ProjectTexts>> {
    const { read } = open.store;
    return this.#kept.of(open, this.keyOf(open), () =>
      runSteps(readTexts(read), { total: read.count('document'), watch }),
    );
  }

  leavePending(): void {
    this.#kept.leavePending();
  }

  /** Another one as soon as an article is added, removed or moved, has another content or is a version of another one. */
  keyOf(open: OpenProject): string {
    const sequence = open.store.sequence();
    if (this.#seen?.open !== open || this.#seen.sequence !== sequence)
      this.#seen = { open, sequence, key: open.store.read.contentKeys().join('\n') };
    return this.#seen.key;
  }
}

function* readTexts(read: ProjectReader): Generator<number, ProjectTexts> {
  const older = olderVersions(read);
  const words = new PassageWords();
  const texts: ComparedText[] = [];
  for (const { id, contentId } of read.documents()) {
    // The versions of one article say the same without being sources of one another.
    if (older.has(id)) continue;
    yield texts.length;
    // By its content, which stays even where the article is removed while others had their turn.
    const { text } = read.content(contentId);
    words.add({ id, text });
    const quotations = quotationsOf(text).map(({ inner }) => ({ span: inner, quote: copied(text, inner) }));
    texts.push({ id, contentId, quotations });
  }
  return { texts, numbers: new Map(texts.map(({ id }, at) => [id, at])), words };
}

/** A slice would keep all of its text in memory. */
export function copied(text: string, { start, end }: Span): string {
  return Buffer.from(text.slice(start, end), 'utf16le').toString('utf16le');
}
