import type { Annotation, AttributeValue } from '#shared/domain/annotation.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import { AnnotationId, AnnotatorId, type DocumentId, type LabelId } from '#shared/domain/ids.ts';
import type { DocumentMetadata, DocumentStatus } from '#shared/domain/document.ts';
import type { Span } from '#shared/domain/span.ts';
import { snapToCharacters, snapToTokens } from '#shared/text/snap.ts';
import { moveBoundary, type BoundaryMove } from '#shared/text/boundary.ts';
import { type AnnotationIndex, envelopeOf } from './annotation-index.ts';
import type { Parts } from './parts.ts';
import type { OpenDocumentState, TextSelection } from './state.ts';

/** What a hand does on the open document: select, label, change, move, delete. */
export class Annotating {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  /** The selection as a label would cover it: whole tokens, unless it was drawn character by character. */
  snapped(selection: TextSelection, text: string): Span | undefined {
    const exact = selection.exact || !this.#deps.store.get().settings.tokenSnapping;
    return exact ? snapToCharacters(text, selection.span) : snapToTokens(text, selection.span);
  }

  select(selection: TextSelection | null): void {
    this.#deps.store.update((state) => ({ ...state, selection, ...(selection ? { selectedId: null } : {}) }));
  }

  selectAnnotation(id: AnnotationId | null): void {
    this.#deps.store.update((state) => ({ ...state, selectedId: id, selection: null }));
  }

  clear(): void {
    this.#deps.store.update((state) => ({ ...state, selectedId: null, selection: null }));
  }

  /** A label's key or button: labels the selected text, or gives the selected annotation this label. */
  applyLabel(labelId: LabelId): void {
    this.#deps.store.gesture(() => this.#applyLabel(labelId));
  }

  #applyLabel(labelId: LabelId): void {
    const { store, sync, notices } = this.#deps;
    const open = this.#open();
    const { project, selection, selectedId } = store.get();
    if (!open || project.kind !== 'open') return;
    store.update((state) => ({ ...state, lastLabelId: labelId }));
    if (selectedId) {
      sync.run({ type: 'annotation.edit', ids: [selectedId], labelId });
      return;
    }
    if (!selection) return notices.inform('window.notice.select-first');
    const span = this.snapped(selection, open.content.text);
    if (!span) return notices.inform('window.notice.nothing-to-label');
    const made = sync.run({
      type: 'annotation.create',
      documentId: open.document.id,
      labelId,
      spans: [span],
      annotatorId: AnnotatorId.parse(project.info.annotatorId),
    });
    // The annotation has the command's own id: the first that idsFrom gives.
    if (made) this.selectAnnotation(AnnotationId.parse(made));
  }

  /** While the brush is in the hand, every selection gets the last label at once. */
  toggleBrush(): void {
    this.#deps.store.update((state) => ({
      ...state,
      brushLabelId: state.brushLabelId === null ? state.lastLabelId : null,
    }));
  }

  addFragment(): void {
    this.#deps.notices.inform('window.notice.select-first');
  }

  removeFragment(): void {
    this.#deps.notices.inform('window.notice.select-first');
  }

  growSelection(unit: 'sentence' | 'paragraph'): void {
    void unit;
  }

  repeatLabel(): void {
    const { lastLabelId } = this.#deps.store.get();
    if (lastLabelId) this.applyLabel(lastLabelId);
  }

  edit(
    id: AnnotationId,
    patch: { labelId?: LabelId; note?: string; attributes?: Readonly<Record<string, AttributeValue | null>> },
  ): void {
    this.#deps.sync.run({ type: 'annotation.edit', ids: [id], ...patch });
  }

  /** Deletes the selected annotation and goes on to its neighbour, so that the next key acts on something near. */
  remove(): void {
    const { selectedId } = this.#deps.store.get();
    const open = this.#open();
    if (!selectedId || !open) return;
    const at = open.shown.sorted.findIndex((annotation) => annotation.id === selectedId);
    const neighbour = open.shown.sorted[at + 1] ?? open.shown.sorted[at - 1];
    if (this.#deps.sync.run({ type: 'annotation.remove', ids: [selectedId] }))
      this.selectAnnotation(neighbour?.id ?? null);
  }

  move(which: BoundaryMove): void {
    const { store, sync } = this.#deps;
    const annotation = this.selected();
    const open = this.#open();
    if (!annotation || !open) return;
    const unit = store.get().settings.tokenSnapping ? 'token' : 'character';
    const spans = moveBoundary(open.content.text, annotation.spans, { ...which, unit });
    if (spans) sync.run({ type: 'annotation.move', id: annotation.id, spans });
  }

  /** The next annotation in reading order, from the selected one or from the cursor. False where there is none. */
  step(direction: 1 | -1): boolean {
    const { store, reading } = this.#deps;
    const open = this.#open();
    if (!open) return false;
    const { selectedId, selection } = store.get();
    const list = visible(open.shown, store.get().labelFilter);
    const at = list.findIndex((annotation) => annotation.id === selectedId);
    let next = list[at + direction];
    if (at < 0 && selection) {
      const after = list.findIndex((annotation) => envelopeOf(annotation).start >= selection.span.start);
      const from = after < 0 ? list.length : after;
      next = direction === 1 ? list[from] : list[from - 1];
    } else if (at < 0) next = direction === 1 ? list[0] : list.at(-1);
    if (!next) return false;
    this.selectAnnotation(next.id);
    reading.reveal(envelopeOf(next));
    return true;
  }

  editDocument(id: DocumentId, patch: { metadata?: Partial<DocumentMetadata>; status?: DocumentStatus }): void {
    this.#deps.sync.run({ type: 'document.edit', id, ...patch });
  }

  finishDocument(): void {
    const open = this.#open();
    if (!open) return;
    const finished = open.document.status === 'finished';
    this.editDocument(open.document.id, { status: finished ? 'in-progress' : 'finished' });
    this.#deps.notices.inform(finished ? 'window.notice.reopened' : 'window.notice.finished');
  }

  removeDocument(id: DocumentId): void {
    this.#deps.sync.run({ type: 'document.remove', ids: [id] });
  }

  selected(): Annotation | undefined {
    const { selectedId } = this.#deps.store.get();
    return selectedId ? this.#open()?.shown.find(selectedId) : undefined;
  }

  labelName(labelId: string): string {
    const { project } = this.#deps.store.get();
    return (project.kind === 'open' && findLabel(project.info.codebook, labelId)?.label.name) || labelId;
  }

  #open(): OpenDocumentState | undefined {
    const { reading } = this.#deps.store.get();
    return reading.kind === 'ready' ? reading.open : undefined;
  }
}

/** The annotations that the label filter lets through, in reading order. */
export function visible(shown: AnnotationIndex, labelFilter: ReadonlySet<string> | null): readonly Annotation[] {
  if (!labelFilter) return shown.sorted;
  return shown.sorted.filter((annotation) => labelFilter.has(annotation.labelId));
}
