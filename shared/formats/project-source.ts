import type { Annotation } from '../domain/annotation.ts';
import type { Annotator } from '../domain/annotator.ts';
import type { Codebook } from '../domain/codebook.ts';
import type { DocumentContent, DocumentRecord } from '../domain/document.ts';
import type { Entity } from '../domain/entity.ts';
import type { Link } from '../domain/link.ts';
import type { SavedQuery } from '../domain/annotation-query.ts';
import type { Memo } from '../domain/memo.ts';
import type { Rule } from '../domain/rule.ts';
import type { Proposition } from '../domain/proposition.ts';

/**
 * A project as the writers of formats see it: what is small as lists, what is large document by document, so that an
 * export needs the memory of one document and not of the corpus. Every list has a fixed order.
 */
export interface ProjectSource {
  /** Empty where the project is called like its file. */
  readonly name: string;
  readonly codebook: Codebook;
  readonly annotators: readonly Annotator[];
  /** In the order of the project. */
  readonly documents: readonly DocumentRecord[];
  readonly entities: readonly Entity[];
  /** Entries that were proposed and turned down: only what keeps everything has them. */
  readonly turnedDownEntities?: readonly Entity[];
  readonly propositions: readonly Proposition[];
  readonly memos: readonly Memo[];
  readonly queries: readonly SavedQuery[];
  readonly rules: readonly Rule[];
  /** Only links with both ends in the export. */
  readonly links: readonly Link[];
  content(document: DocumentRecord): DocumentContent;
  /** The bytes of the document's file in base64. */
  sourceBase64(document: DocumentRecord): string;
  /** In reading order. */
  annotationsOf(documentId: string): readonly Annotation[];
  annotation(id: string): Annotation | undefined;
}
