import type { Annotation } from '#shared/domain/annotation.ts';
import { Block, type DocumentContent, type DocumentRecord, Mark } from '#shared/domain/document.ts';
import { findSpanFault, quoteOf, type Span } from '#shared/domain/span.ts';
import { findAnchor } from '#shared/text/anchor.ts';
import { contentIdOf, type StoredContent, storedContentOf } from './contents-table.ts';
import { sha256Of } from './hashes.ts';
import type { SalvagedProject, StoredSource } from './salvaged-project.ts';
import { remakeSource } from './salvaged-sources.ts';

/**
 * Reads the file of a document again: every content that its bytes may have given, the likeliest first. The readers are
 * no part of the store, so whoever repairs passes one in.
 */
export type ReadSource = (source: DocumentRecord['source'], bytes: Uint8Array) => Promise<readonly DocumentContent[]>;

/** A file that has to be read again, and what it may have given: by the SHA-256 of its bytes. */
export type Rereads = ReadonlyMap<string, readonly DocumentContent[]>;

export interface FileToReread {
  readonly source: DocumentRecord['source'];
  readonly bytes: Uint8Array;
}

/** A document that has its text and its file again. */
export interface MendedDocument {
  readonly document: DocumentRecord;
  readonly content: StoredContent;
  readonly source: StoredSource;
  readonly annotations: readonly MendedAnnotation[];
  /** What was done, in words. */
  readonly done: readonly string[];
}

/** `after` is the same record where it stands as before, and undefined where it has no place in the text any more. */
export interface MendedAnnotation {
  readonly before: Annotation;
  readonly after: Annotation | undefined;
  readonly stands: boolean;
}

export class Mender {
  readonly #contents: ReadonlyMap<string, StoredContent>;
  readonly #sources: ReadonlyMap<string, StoredSource>;
  readonly #salvaged: SalvagedProject;
  readonly #rereads: Rereads;
  /** Files that would have helped and were not read. */
  readonly unread: FileToReread[] = [];

  constructor(salvaged: SalvagedProject, rereads: Rereads) {
    this.#salvaged = salvaged;
    this.#rereads = rereads;
    // Where it is the id that was damaged, the hash of the rest tells what it was.
    const contents = salvaged.doubtful.contents.map((content) => ({ ...content, id: contentIdOf(content) }));
    const sources = salvaged.doubtful.sources.map(({ bytes }) => ({ bytes, sha256: sha256Of(bytes) }));
    this.#contents = new Map([...contents, ...salvaged.contents].map((content) => [content.id, content]));
    this.#sources = new Map([...sources, ...salvaged.sources].map((source) => [source.sha256, source]));
  }

  /** Undefined where neither the text nor the file of a document can be had. */
  mend(document: DocumentRecord, annotations: readonly Annotation[]): MendedDocument | undefined {
    const done: string[] = [];
    const name = `document ${document.id} (${document.name})`;
    const found = this.#contents.get(document.contentId) ?? this.#findContent(document, annotations);
    if (!found) return undefined;
    const content = { id: found.id, text: found.text, blocks: found.blocks, marks: found.marks };
    const withText = { ...document, contentId: contentIdOf(content), length: content.text.length };
    if ('how' in found) done.push(`${name}: its text ${String(found.how)}`);
    const kept = this.#sources.get(document.source.sha256);
    const own = { document: withText, content, annotations: annotations.map((one) => replace(one, content.text)) };
    if (kept) return { ...own, source: kept, done };
    const { document: remade, bytes, same } = remakeSource(withText, content);
    done.push(
      same
        ? `${name}: its file was damaged and was made again from its text, byte for byte`
        : `${name}: its file was damaged and its bytes are lost; those of its text in UTF-8 stand in for them`,
    );
    return { ...own, document: remade, source: { sha256: remade.source.sha256, bytes }, done };
  }

  #findContent(document: DocumentRecord, annotations: readonly Annotation[]) {
    const good = this.#sources.get(document.source.sha256);
    const reread = this.#readAgain(document, good?.bytes);
    const same = reread.find(({ id }) => id === document.contentId);
    if (same) return { ...same, how: 'was damaged and was read again from its file' };
    const asFound = this.#salvaged.doubtful.contents
      .filter(({ id, text }) => id === document.contentId && text.trim() !== '')
      .map(readable);
    const bad = this.#salvaged.doubtful.sources.find(({ sha256 }) => sha256 === document.source.sha256);
    const candidates = [
      ...reread.map((content) => ({
        ...content,
        how: 'was damaged; it was read again from its file, and is not quite as it was',
      })),
      ...asFound.map((content) => ({ ...content, how: 'is damaged and was kept as it was found' })),
      ...this.#readAgain(document, bad?.bytes).map((content) => ({
        ...content,
        how: 'is lost; what stands there was read from its damaged file',
      })),
    ];
    const standing = ({ text }: StoredContent) => annotations.filter((one) => standsIn(text, one)).length;
    // Of those in which as many stand the first one, which is the most trustworthy.
    let best = candidates[0];
    for (const candidate of candidates) if (best && standing(candidate) > standing(best)) best = candidate;
    return best;
  }

  #readAgain({ source }: DocumentRecord, bytes: Uint8Array | undefined): StoredContent[] {
    if (!bytes) return [];
    const read = this.#rereads.get(sha256Of(bytes));
    if (!read) this.unread.push({ source, bytes });
    return read?.filter(({ text }) => text.isWellFormed()).map(storedContentOf) ?? [];
  }
}

/** A damaged content with those of its blocks and marks that make sense. */
function readable({ text, blocks, marks }: StoredContent): StoredContent {
  const inside = ({ span }: { readonly span: Span }) => findSpanFault(text, [span]) === undefined;
  const kept = listOf(blocks)
    .flatMap((block) => Block.safeParse(block).data ?? [])
    .filter(inside);
  const whole: Block = { kind: 'paragraph', span: { start: 0, end: text.length } };
  return storedContentOf({
    text,
    blocks: kept.length > 0 ? kept : [whole],
    marks: listOf(marks)
      .flatMap((mark) => Mark.safeParse(mark).data ?? [])
      .filter(inside),
  });
}

function listOf(json: string): unknown[] {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function standsIn(text: string, { spans, quote }: Pick<Annotation, 'spans' | 'quote'>): boolean {
  return findSpanFault(text, spans) === undefined && quoteOf(text, spans) === quote;
}

/** Where the words moved, the annotation goes with them; where they are not there, it stays in its place, if it can. */
function replace(before: Annotation, text: string): MendedAnnotation {
  if (standsIn(text, before)) return { before, after: before, stands: true };
  const spans = findAgain(before, text);
  if (spans) return { before, after: { ...before, spans }, stands: true };
  return { before, after: findSpanFault(text, before.spans) ? undefined : before, stands: false };
}

/** The fragments of an annotation in another text: only where its very words stand there once. */
function findAgain({ spans, quote }: Annotation, text: string): Span[] | undefined {
  const found: Span[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    const words = quote.slice(at, at + end - start);
    at += end - start + 1;
    if (text.indexOf(words) !== text.lastIndexOf(words)) return undefined;
    const anchored = findAnchor(text, { quote: words, prefix: '', suffix: '', start });
    if (!anchored) return undefined;
    found.push(anchored.span);
  }
  return standsIn(text, { spans: found, quote }) ? found : undefined;
}
