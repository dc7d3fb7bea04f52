import type { Annotation, AnnotationStatus, AttributeValue } from '#shared/domain/annotation.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import { AnnotationId, AnnotatorId, type DocumentId, type LabelId } from '#shared/domain/ids.ts';
import type { DocumentMetadata } from '#shared/domain/document.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import type { Span, Utf16Offset } from '#shared/domain/span.ts';
import { blockReadsRightToLeft } from '#shared/text/block-direction.ts';
import { growSelection, type TextUnit } from '#shared/text/grow.ts';
import { snapToCharacters, snapToTokens } from '#shared/text/snap.ts';
import type { BoundaryMove } from '#shared/text/boundary.ts';
import { type AnnotationIndex, envelopeOf } from '../state/annotation-index.ts';
import { type FragmentChange, offsetInAnnotation, withFragment, withMovedEdge, withoutFragment } from './fragments.ts';
import { framedFrom } from '../claims/framing.ts';
import type { Parts } from '../parts.ts';
import { tellLosses } from './relabel-notice.ts';
import type { Suggesting } from './suggesting.ts';
import { codebookOf, handPlaceOf } from '../state/selectors.ts';
import type { AppState, OpenDocumentState, TextSelection } from '../state/state.ts';
import type { FoundPlace } from '../state/view-states.ts';

/** What a hand does on the open document: select, label, change, move, delete. */
export class Annotating {
  readonly #deps: Parts & { readonly suggesting: Suggesting };

  constructor(deps: Parts & { readonly suggesting: Suggesting }) {
    this.#deps = deps;
  }

  /** The selection as a label would cover it: whole tokens, unless it was drawn character by character. */
  snapped(selection: TextSelection, text: string): Span | undefined {
    const exact = selection.exact || !this.#deps.store.get().settings.tokenSnapping;
    return exact ? snapToCharacters(text, selection.span) : snapToTokens(text, selection.span);
  }

  select(selection: TextSelection | null): void {
    this.#deps.store.update((state) => ({
      ...state,
      selection,
      lastPlace: placeOf(state, selection?.span) ?? state.lastPlace,
      // What was selected before is remembered: the text may be meant as a fragment of it.
      ...(selection ? { selectedId: null, fragmentOf: state.selectedId ?? state.fragmentOf } : {}),
    }));
  }

  /** `at`: the place in it that was clicked, or where the cursor was. */
  selectAnnotation(id: AnnotationId | null, at?: Utf16Offset): void {
    const annotation = id ? this.#open()?.shown.find(id) : undefined;
    this.#deps.store.update((state) => ({
      ...state,
      lastPlace: placeOf(state, annotation && envelopeOf(annotation)) ?? state.lastPlace,
      selectedId: id,
      selectedAt: id && at !== undefined ? { id, offset: at } : null,
      fragmentOf: null,
      selection: null,
    }));
  }

  clear(): void {
    this.#deps.suggesting.focus(-1);
    this.#deps.store.update((state) => ({
      ...state,
      selectedId: null,
      selection: null,
      fragmentOf: null,
    }));
  }

  /** Lets go of everything: of what is selected, and of the brush. */
  letGo(): void {
    this.clear();
    this.#deps.store.update((state) => ({ ...state, brushLabelId: null }));
  }

  /** A label's key or button: labels the selected text, or gives the selected annotation this label. */
  applyLabel(labelId: LabelId): void {
    const { store, sync } = this.#deps;
    sync.afterTravel(() => store.gesture(() => this.#applyLabel(labelId)));
  }

  #applyLabel(labelId: LabelId): void {
    const { store, notices } = this.#deps;
    const open = this.#open();
    const { selection, brushLabelId } = store.get();
    if (!open) return;
    store.update((state) => ({ ...state, lastLabelId: labelId }));
    const selected = this.selected();
    if (selected) return this.edit(selected.id, { labelId });
    if (brushLabelId === null && this.#deps.suggesting.acceptAs(labelId)) return;
    if (brushLabelId !== null && selection?.kind !== 'selection') return this.takeBrush(labelId);
    if (!selection) return notices.inform('window.notice.select-first');
    const made = this.#label(open, selection, labelId);
    if (!made) return;
    this.selectAnnotation(made);
    store.update((state) => framedFrom({ ...state, madeFrom: { id: made, selection } }, made));
  }

  #label(open: OpenDocumentState, selection: TextSelection, labelId: LabelId): AnnotationId | undefined {
    const { store, sync, notices } = this.#deps;
    const { project } = store.get();
    if (project.kind !== 'open') return undefined;
    const span = this.snapped(selection, open.content.text);
    if (!span) {
      notices.inform('window.notice.nothing-to-label');
      return undefined;
    }
    const annotatorId = AnnotatorId.parse(project.info.annotatorId);
    this.#showLabel(labelId);
    const same = open.shown.touching(span).find((one) => isSame(one, { spans: [span], labelId, annotatorId }));
    const kind = findLabel(project.info.codebook, labelId)?.layer.kind;
    // The same words can hold two claims, but name a thing only once.
    if (same && kind === 'entity') {
      notices.inform('window.notice.duplicate');
      return same.id;
    }
    // Seldom meant: the two lie on each other, and only the list shows both.
    if (same && kind === 'claim') notices.inform('window.notice.claim-again');
    const made = sync.run({
      type: 'annotation.create',
      documentId: open.document.id,
      labelId,
      spans: [span],
      annotatorId,
    });
    // The annotation has the command's own id: the first that idsFrom gives.
    return made && AnnotationId.parse(made);
  }

  /** What is made must be seen: a filter that would hide it lets its label through. */
  #showLabel(labelId: LabelId): void {
    this.#deps.store.update((state) =>
      state.labelFilter && !state.labelFilter.has(labelId)
        ? { ...state, labelFilter: new Set([...state.labelFilter, labelId]) }
        : state,
    );
  }

  /** Takes the brush, with the label of what is selected or the last one, or puts it away. */
  toggleBrush(): void {
    const { store } = this.#deps;
    const { brushLabelId, lastLabelId, project } = store.get();
    if (brushLabelId !== null) return store.update((state) => ({ ...state, brushLabelId: null }));
    const labels = project.kind === 'open' ? project.info.codebook.layers.flatMap((layer) => layer.labels) : [];
    const offered = labels.filter(({ retired }) => !retired);
    const wanted = this.selected()?.labelId ?? lastLabelId;
    const labelId = (offered.find(({ id }) => id === wanted) ?? offered[0])?.id;
    if (labelId !== undefined) this.takeBrush(labelId);
  }

  /** While the brush is in the hand, every selection gets its label at once. */
  takeBrush(labelId: LabelId): void {
    this.#deps.store.update((state) => ({ ...state, brushLabelId: labelId, lastLabelId: labelId, selectedId: null }));
  }

  /**
   * A selection is complete: while the brush is in the hand it is labelled, and nothing is selected any more, so that
   * the next one can follow. Answers whether it was for the brush.
   */
  brush(selection: TextSelection, by: 'mouse' | 'keyboard'): boolean {
    const { store } = this.#deps;
    const open = this.#open();
    const { brushLabelId } = store.get();
    if (!open || brushLabelId === null) return false;
    store.gesture(() => {
      if (!this.#label(open, selection, brushLabelId)) return;
      const { end } = selection.span;
      // The text cursor goes on from where the selection ended.
      const last = by === 'keyboard' ? snapToTokens(open.content.text, { start: end - 1, end }) : undefined;
      this.select(last ? { span: last, kind: 'cursor', exact: false } : null);
    });
    return true;
  }

  /** The selected text becomes part of the annotation that was selected before it. */
  addFragment(): void {
    const { store, notices } = this.#deps;
    const open = this.#open();
    const { selection, fragmentOf } = store.get();
    const annotation = fragmentOf && open?.shown.find(fragmentOf);
    if (!open || !selection || !annotation) return notices.inform('window.fragments.how');
    const span = this.snapped(selection, open.content.text);
    if (!span) return notices.inform('window.notice.nothing-to-label');
    const change = withFragment(open.content.text, annotation, span);
    if (!change) return notices.inform('window.fragments.covered');
    store.gesture(() => this.#reshape(annotation, change));
  }

  /** Takes the fragment under the cursor away, or the one in which the annotation was clicked. */
  removeFragment(): void {
    const { store, notices } = this.#deps;
    const state = store.get();
    const id = state.selectedId ?? state.fragmentOf;
    const annotation = id && this.#open()?.shown.find(id);
    if (!annotation) return notices.inform('window.fragments.how');
    if (annotation.spans.length === 1) return notices.inform('window.fragments.only-one');
    const offset = offsetInAnnotation(state, annotation.id);
    const change = offset === undefined ? undefined : withoutFragment(annotation, offset);
    if (!change) return notices.inform('window.fragments.which');
    store.gesture(() => this.#reshape(annotation, change));
  }

  #reshape({ id }: Annotation, { spans, at }: FragmentChange): void {
    if (this.#deps.sync.run({ type: 'annotation.move', id, spans })) this.selectAnnotation(id, at);
  }

  /** To the sentence or paragraph around the cursor or the selection, and then to the next one too. */
  growSelection(unit: TextUnit): void {
    const { store, reading, notices } = this.#deps;
    const open = this.#open();
    if (!open) return;
    const selected = this.selected();
    const from = store.get().selection?.span ?? (selected && envelopeOf(selected)) ?? { start: 0, end: 1 };
    const exact = !store.get().settings.tokenSnapping;
    const span = growSelection(open.content, from, { unit, exact });
    if (!span) return notices.inform('window.notice.no-more-text');
    const selection: TextSelection = { span, kind: 'selection', exact };
    this.select(selection);
    reading.reveal(span);
    this.brush(selection, 'keyboard');
  }

  repeatLabel(): void {
    const { store, notices } = this.#deps;
    const { lastLabelId, brushLabelId, selection, project } = store.get();
    if (brushLabelId !== null && selection) this.brush(selection, 'keyboard');
    if (brushLabelId !== null || !lastLabelId || project.kind !== 'open') return;
    const last = findLabel(project.info.codebook, lastLabelId)?.label;
    if (!last) notices.inform('window.notice.last-label-gone');
    else if (last.retired) notices.inform('window.notice.label-retired', { label: last.name });
    else this.applyLabel(lastLabelId);
  }

  /** Puts the brush away, and says so, when its label is not offered any more. Returns what ends it. */
  follow(): () => void {
    const { store, notices } = this.#deps;
    let known = codebookOf(store.get());
    return store.subscribe(() => {
      const state = store.get();
      const codebook = codebookOf(state);
      const before = known;
      if (codebook === before) return;
      known = codebook;
      const { brushLabelId } = state;
      if (brushLabelId === null || !codebook) return;
      const now = findLabel(codebook, brushLabelId)?.label;
      if (now && !now.retired) return;
      store.update((other) => ({ ...other, brushLabelId: null }));
      const label = now ?? (before && findLabel(before, brushLabelId)?.label);
      notices.inform('window.notice.brush-gone', { label: label?.name ?? brushLabelId });
    });
  }

  edit(
    id: AnnotationId,
    patch: {
      labelId?: LabelId;
      note?: string;
      status?: AnnotationStatus;
      attributes?: Readonly<Record<string, AttributeValue | null>>;
    },
  ): void {
    const { store, sync, notices } = this.#deps;
    const state = store.get();
    const before = this.#open()?.shown.find(id);
    if (before && patch.labelId && this.#hasTwin(before, patch.labelId))
      return notices.inform('window.notice.duplicate');
    if (!sync.run({ type: 'annotation.edit', ids: [id], ...patch }) || !before || !patch.labelId) return;
    tellLosses({ state, notices }, before, patch.labelId);
  }

  /** Whether the same words would have a label of things twice, from the same hand. `decide` lets that be, too. */
  #hasTwin({ id, spans, annotatorId, labelId: before }: Annotation, labelId: LabelId): boolean {
    const open = this.#open();
    const codebook = codebookOf(this.#deps.store.get());
    const [first] = spans;
    if (!open || !first || !codebook || labelId === before || findLabel(codebook, labelId)?.layer.kind !== 'entity')
      return false;
    const wanted = { spans, labelId, annotatorId };
    return open.shown.touching(first).some((one) => one.id !== id && isSame(one, wanted));
  }

  /** Deletes the selected annotation and goes on to its neighbour, so that the next key acts on something near. */
  remove(): void {
    this.#deps.sync.afterTravel(() => this.#remove());
  }

  #remove(): void {
    const selected = this.selected();
    const open = this.#open();
    if (!selected || !open) return;
    const at = open.shown.sorted.indexOf(selected);
    const neighbour = open.shown.sorted[at + 1] ?? open.shown.sorted[at - 1];
    if (this.#deps.sync.run({ type: 'annotation.remove', ids: [selected.id] }))
      this.selectAnnotation(neighbour?.id ?? null);
  }

  /** `direction` is what a person sees: in a paragraph that reads from right to left, to the left is onwards. */
  move({ edge, direction }: BoundaryMove): void {
    const { store, sync } = this.#deps;
    const annotation = this.selected();
    const open = this.#open();
    if (!annotation || !open) return;
    const unit = store.get().settings.tokenSnapping ? 'token' : 'character';
    const offset = offsetInAnnotation(store.get(), annotation.id);
    const mirrored = blockReadsRightToLeft(open.content, offset ?? envelopeOf(annotation)[edge]);
    const which = { edge, direction: mirrored ? opposite[direction] : direction, unit, offset } as const;
    const change = withMovedEdge(open.content.text, annotation, which);
    if (!change || !sync.run({ type: 'annotation.move', id: annotation.id, spans: change.spans })) return;
    if (offset !== undefined) this.selectAnnotation(annotation.id, change.at);
  }

  /** The next annotation in reading order, from the selected one or from the cursor. False where there is none. */
  step(direction: 1 | -1): boolean {
    const { store, reading } = this.#deps;
    const open = this.#open();
    if (!open) return false;
    const { selectedId } = store.get();
    const list = visible(open.shown, store.get().labelFilter);
    const at = list.findIndex((annotation) => annotation.id === selectedId);
    let next = list[at + direction];
    const place = handPlaceOf(store.get());
    if (at < 0 && place) {
      const after = list.findIndex((annotation) => envelopeOf(annotation).start >= place.start);
      const from = after < 0 ? list.length : after;
      next = direction === 1 ? list[from] : list[from - 1];
    } else if (at < 0) next = direction === 1 ? list[0] : list.at(-1);
    if (!next) return false;
    this.selectAnnotation(next.id);
    reading.reveal(envelopeOf(next));
    return true;
  }

  editDocument(
    id: DocumentId,
    patch: {
      metadata?: Partial<DocumentMetadata>;
      fields?: Readonly<Record<string, AttributeValue | null>>;
    },
  ): void {
    this.#deps.sync.run({ type: 'document.edit', id, ...patch });
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
    // What a hand does while another article is on its way is not meant for the one that is still shown.
    return reading.kind === 'ready' && !this.#deps.reading.isOpening ? reading.open : undefined;
  }
}

const opposite = { left: 'right', right: 'left' } as const;

/** The annotations that the label filter lets through, in reading order. */
export function visible(shown: AnnotationIndex, labelFilter: ReadonlySet<string> | null): readonly Annotation[] {
  if (!labelFilter) return shown.sorted;
  return shown.sorted.filter((annotation) => labelFilter.has(annotation.labelId));
}

function placeOf({ reading }: AppState, span: Span | undefined): FoundPlace | null {
  return span && reading.kind === 'ready' ? { documentId: reading.open.document.id, span } : null;
}

/** The very annotation that would be made, made before by the same hand. */
function isSame(
  annotation: Annotation,
  wanted: { readonly spans: readonly Span[]; readonly labelId: LabelId; readonly annotatorId: AnnotatorId },
): boolean {
  return (
    annotation.labelId === wanted.labelId &&
    annotation.annotatorId === wanted.annotatorId &&
    annotation.status !== 'rejected' &&
    sameValue(annotation.spans, wanted.spans)
  );
}
