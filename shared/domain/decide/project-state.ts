import type { Annotation } from '../annotation.ts';
import type { SavedQuery } from '../annotation-query.ts';
import type { Annotator } from '../annotator.ts';
import type { RecordKind, RecordOf } from '../change-set.ts';
import type { Codebook } from '../codebook.ts';
import type { DocumentRecord } from '../document.ts';
import type { Entity } from '../entity.ts';
import type { Link } from '../link.ts';
import type { Memo } from '../memo.ts';
import type { Rule } from '../rule.ts';
import type { Timestamp } from '../ids.ts';

/**
 * What a decision may look up. The store answers from its tables, the window from what it holds; both give the same
 * answers for the same project, so both decide alike.
 */
export interface ProjectState {
  codebook(): Codebook;
  document(id: string): DocumentRecord | undefined;
  documentNamed(name: string): DocumentRecord | undefined;
  /** The document that is the updated version of this one. */
  nextVersionOf(id: string): DocumentRecord | undefined;
  /** The position for the next document: one more than the last. */
  nextDocumentPosition(): number;
  /** The text of a document; only asked for where the document exists. */
  textOf(documentId: string): string;
  annotation(id: string): Annotation | undefined;
  annotationsOf(documentId: string): readonly Annotation[];
  annotationsOfLayers(layerIds: readonly string[]): Iterable<Annotation>;
  /** The annotations that name an entry of the register. */
  mentionsOf(entityId: string): readonly Annotation[];
  /** The claims that say a proposition. */
  claimsOf(propositionId: string): readonly Annotation[];
  documents(): Iterable<DocumentRecord>;
  memosOf(documentId: string): readonly Memo[];
  /** The links that begin or end at the annotation. */
  linksOf(annotationId: string): readonly Link[];
  linksOfTypes(linkTypeIds: readonly string[]): Iterable<Link>;
  /** Every entry of the register. */
  entities(): Iterable<Entity>;
  rules(): readonly Rule[];
  queries(): readonly SavedQuery[];
  annotator(id: string): Annotator | undefined;
  annotatorNamed(name: string): Annotator | undefined;
  labelsInUse(): ReadonlySet<string>;
  record<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined;
}

/** Time and ids come from outside, so that a decision is a pure function. */
export interface DecisionContext {
  readonly now: Timestamp;
  readonly newId: () => string;
}
