import type { DocumentSummary, LabelCount } from '#shared/api/packed-documents.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { AnnotationQuery, SavedQuery } from '#shared/domain/annotation-query.ts';
import type { Annotator } from '#shared/domain/annotator.ts';
import type { RecordKind, RecordOf } from '#shared/domain/change-set.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { CodebookUsage } from '#shared/domain/codebook-usage.ts';
import type { ProjectState } from '#shared/domain/decide/project-state.ts';
import type { DocumentContent, DocumentRecord } from '#shared/domain/document.ts';
import { type Entity, isTurnedDown } from '#shared/domain/entity.ts';
import type { AnnotationId } from '#shared/domain/ids.ts';
import type { Link } from '#shared/domain/link.ts';
import type { Memo } from '#shared/domain/memo.ts';
import type { Proposition } from '#shared/domain/proposition.ts';
import type { Rule } from '#shared/domain/rule.ts';
import type { FreeMention } from '#shared/register/propose-entities.ts';
import { Past } from './past.ts';
import type { Span } from '#shared/domain/span.ts';
import type { MatchingDocument } from './contents-table.ts';
import type { AnnotatorCount, QuoteCount } from './annotations-table.ts';
import type { MentionCount } from './mention-counts.ts';
import { Refusal } from './refusal.ts';
import { recordTable, type Tables } from './tables.ts';

/** Texts that were read last, in UTF-16 units: enough for the documents in use, not for a whole corpus. */
const TEXTS_KEPT = 16 * 2 ** 20;

/**
 * Everything that can be read of a project. Decisions look up the state here, and so do the services. Lists are
 * iterators over the file in a fixed order (documents by position, annotations in reading order); nothing may be
 * written while one is being read. A damaged row throws.
 */
export class ProjectReader implements ProjectState {
  readonly #tables: Tables;
  /** What was, and who changed it. */
  readonly past: Past;
  /** By content id. Contents never change, so what is kept is always right. */
  readonly #texts = new Map<string, string>();
  #textsLength = 0;

  constructor(tables: Tables) {
    this.#tables = tables;
    this.past = new Past(tables);
  }

  codebook(): Codebook {
    return this.#tables.records.codebook.current();
  }

  record<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined {
    return recordTable(this.#tables.records, kind).get(id);
  }

  /** How often everything in the codebook is used; options are counted of the attributes with these ids. */
  usage(attributeIds: readonly string[]): CodebookUsage {
    return this.#tables.usage.count(attributeIds);
  }

  // Documents

  documents(): readonly DocumentRecord[] {
    return this.#tables.records.document.all();
  }

  documentSummaries(): readonly DocumentSummary[] {
    return this.#tables.records.document.summaries();
  }

  /** A string per document that is another one when its text is; see `DocumentsTable`. */
  contentKeys(): readonly string[] {
    return this.#tables.records.document.contentKeys();
  }

  document(id: string): DocumentRecord | undefined {
    return this.#tables.records.document.get(id);
  }

  documentNamed(name: string): DocumentRecord | undefined {
    return this.#tables.records.document.named(name);
  }

  /** The document that is the updated version of this one. */
  nextVersionOf(id: string): DocumentRecord | undefined {
    return this.nextVersionsOf(id)[0];
  }

  nextVersionsOf(id: string): readonly DocumentRecord[] {
    return this.#tables.records.document.nextVersions(id);
  }

  /** Every document that is an updated version of another one. */
  versionDocuments(): readonly DocumentRecord[] {
    return this.#tables.records.document.versions();
  }

  /** By document: how much of what was carried over waits for a look. */
  annotationsToLookAt(): ReadonlyMap<string, number> {
    return this.#tables.records.document.toLook();
  }

  /** Which: copies in the document, and annotations of the version before whose words are gone. */
  annotationsToLookAtIn(documentId: string): readonly Annotation[] {
    return this.#tables.records.document.toLookIn(documentId).flatMap((id) => this.annotation(id) ?? []);
  }

  countDocumentsNamed(name: string): number {
    return this.#tables.records.document.countNamed(name);
  }

  /** The first document that was made of the bytes with this SHA-256, or of this part of them. */
  documentOfSource(sha256: string, part?: string): DocumentRecord | undefined {
    return this.#tables.records.document.ofSource(sha256, part);
  }

  /** The documents whose text matches an FTS5 expression, in their order. */
  documentsMatching(words: string, documentId: string | null = null): MatchingDocument[] {
    return this.#tables.contents.documentsMatching(words, documentId);
  }

  nextDocumentPosition(): number {
    return this.#tables.records.document.nextPosition();
  }

  textOf(documentId: string): string {
    const contentId = this.document(documentId)?.contentId;
    if (contentId === undefined) throw new Refusal('document/not-found', { id: documentId });
    const kept = this.#texts.get(contentId);
    if (kept !== undefined) return kept;
    const { text } = this.content(contentId);
    this.#keep(contentId, text);
    return text;
  }

  // Contents and the files they came from

  hasContent(id: string): boolean {
    return this.#tables.contents.has(id);
  }

  /** Verified against its hash. Throws where it is not there: every document has one, and none is ever removed. */
  content(id: string): DocumentContent {
    const content = this.#tables.contents.get(id);
    if (!content) throw new Refusal('project/damaged', { path: `content ${id}`, reason: 'it is missing' });
    return content;
  }

  sourceBytes(sha256: string): Uint8Array | undefined {
    return this.#tables.sources.get(sha256);
  }

  sourceLength(sha256: string): number | undefined {
    return this.#tables.sources.byteLength(sha256);
  }

  // Annotations and links

  /** Of the whole project: by document, and in reading order within it. */
  *annotations(): Generator<Annotation> {
    for (const document of this.documents()) yield* this.annotationsOf(document.id);
  }

  annotation(id: string): Annotation | undefined {
    return this.#tables.records.annotation.get(id);
  }

  annotationsOf(documentId: string): Annotation[] {
    return this.#tables.records.annotation.ofDocument(documentId);
  }

  *annotationsOfLayers(layerIds: readonly string[]): Generator<Annotation> {
    for (const layerId of layerIds) yield* this.#tables.records.annotation.ofLayer(layerId);
  }

  mentionsOf(entityId: string): Annotation[] {
    return this.#tables.records.annotation.ofEntity(entityId);
  }

  claimsOf(propositionId: string): Annotation[] {
    return this.#tables.records.annotation.ofProposition(propositionId);
  }

  annotationsOfLayer(layerId: string, page: { readonly offset: number; readonly limit: number }): Annotation[] {
    return this.#tables.records.annotation.pageOfLayer(layerId, page);
  }

  countOfLayer(layerId: string): number {
    return this.#tables.records.annotation.countOfLayer(layerId);
  }

  /** Where the annotations that a query means are found; see `annotationsNumbered`. Good until the project changes. */
  annotationNumbers(query: AnnotationQuery): number[] {
    return this.#tables.records.annotation.numbersMatching(query);
  }

  annotationsNumbered(numbers: readonly number[]): Annotation[] {
    return this.#tables.records.annotation.numbered(numbers);
  }

  annotationIds(query: AnnotationQuery): AnnotationId[] {
    return this.#tables.records.annotation.idsMatching(query);
  }

  longestAnnotation(documentId: string): number {
    return this.#tables.records.annotation.longestOf(documentId);
  }

  labelsTouching(documentId: string, stretch: Span, longest: number): string[] {
    return this.#tables.records.annotation.labelsTouching(documentId, stretch, longest);
  }

  labelCounts(): LabelCount[] {
    return this.#tables.records.annotation.labelCounts();
  }

  /** How often words of at most this length carry a label, and how often that was rejected. */
  quoteCounts(longest: number): Iterable<QuoteCount> {
    return this.#tables.records.annotation.quoteCounts(longest);
  }

  annotatorCounts(): AnnotatorCount[] {
    return this.#tables.records.annotation.annotatorCounts();
  }

  statusCounts(): Record<string, number> {
    return this.#tables.records.document.statusCounts();
  }

  labelsInUse(): ReadonlySet<string> {
    return this.#tables.records.annotation.labelsInUse();
  }

  links(): Iterable<Link> {
    return this.#tables.records.link.iterate();
  }

  linksOf(annotationId: string): readonly Link[] {
    return this.#tables.records.link.ofAnnotation(annotationId);
  }

  linksOfDocument(documentId: string): readonly Link[] {
    return this.#tables.records.link.ofDocument(documentId);
  }

  *linksOfTypes(linkTypeIds: readonly string[]): Generator<Link> {
    for (const typeId of linkTypeIds) yield* this.#tables.records.link.ofType(typeId);
  }

  // Registers

  annotators(): Iterable<Annotator> {
    return this.#tables.records.annotator.iterate();
  }

  annotator(id: string): Annotator | undefined {
    return this.#tables.records.annotator.get(id);
  }

  annotatorNamed(name: string): Annotator | undefined {
    return this.#tables.records.annotator.named(name);
  }

  /** The entries of the register, without those that were proposed and turned down. */
  *entities(): Generator<Entity> {
    for (const entity of this.#tables.records.entity.iterate()) if (!isTurnedDown(entity)) yield entity;
  }

  *turnedDownEntities(): Generator<Entity> {
    for (const entity of this.#tables.records.entity.iterate()) if (isTurnedDown(entity)) yield entity;
  }

  /** How often each entity is named, by label and document. */
  mentionCounts(): MentionCount[] {
    return this.#tables.mentions.all();
  }

  /** The mentions with these labels that belong to no entity. */
  freeMentions(labelIds: readonly string[]): FreeMention[] {
    return this.#tables.mentions.free(labelIds);
  }

  propositions(): Iterable<Proposition> {
    return this.#tables.records.proposition.iterate();
  }

  memos(): Iterable<Memo> {
    return this.#tables.records.memo.iterate();
  }

  memosOf(documentId: string): readonly Memo[] {
    return this.#tables.records.memo.ofDocument(documentId);
  }

  queries(): readonly SavedQuery[] {
    return this.#tables.records.query.all();
  }

  rules(): readonly Rule[] {
    return this.#tables.records.rule.all();
  }

  /** How many records there are of a kind. */
  count(kind: RecordKind): number {
    return recordTable(this.#tables.records, kind).count();
  }

  #keep(contentId: string, text: string): void {
    this.#texts.set(contentId, text);
    this.#textsLength += text.length;
    for (const [oldest, dropped] of this.#texts) {
      if (this.#textsLength <= TEXTS_KEPT) return;
      this.#texts.delete(oldest);
      this.#textsLength -= dropped.length;
    }
  }
}
