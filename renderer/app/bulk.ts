import type { Annotation, AnnotationStatus, AttributeValue } from '#shared/domain/annotation.ts';
import type { AnnotationId, AttributeId, LabelId } from '#shared/domain/ids.ts';
import type { KwicLine } from '#shared/api/answers.ts';
import { AnnotatorId } from '#shared/domain/ids.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import { visible } from './annotating.ts';
import type { Parts } from './parts.ts';
import { openDocumentOf, projectOf } from './selectors.ts';
import type { AppState } from './state.ts';

/** Doing one thing to many annotations: always one command, and so one step to undo. */
export class Bulk {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  /** What is ticked in the list; replaces what was ticked before. */
  check(ids: Iterable<AnnotationId>): void {
    this.#deps.store.update((state) => ({ ...state, checkedIds: new Set(ids) }));
  }

  toggle(id: AnnotationId): void {
    const checked = new Set(this.#deps.store.get().checkedIds);
    if (!checked.delete(id)) checked.add(id);
    this.check(checked);
  }

  relabel(labelId: LabelId, ids = this.#checked()): void {
    if (!this.#edit({ labelId }, ids)) return;
    this.#deps.store.update((state) => ({ ...state, lastLabelId: labelId }));
    this.#tell('window.bulk.relabelled', ids);
  }

  setAttribute(id: AttributeId, value: AttributeValue | null): void {
    const ids = this.#checked();
    if (this.#edit({ attributes: { [id]: value } }, ids)) this.#tell('window.bulk.changed', ids);
  }

  setStatus(status: AnnotationStatus): void {
    const ids = this.#checked();
    if (this.#edit({ status }, ids)) this.#tell('window.bulk.changed', ids);
  }

  remove(): void {
    const ids = this.#checked();
    if (ids.length === 0 || !this.#deps.sync.run({ type: 'annotation.remove', ids })) return;
    this.#deps.store.update((state) => ({ ...state, checkedIds: new Set<AnnotationId>(), selectedId: null }));
    this.#tell('window.bulk.removed', ids);
  }

  /** Gives every one of these places the label. */
  tag(
    lines: readonly Pick<KwicLine, 'documentId' | 'span'>[],
    { labelId, by }: { labelId: LabelId; by: string },
  ): void {
    const { store, sync } = this.#deps;
    const info = projectOf(store.get());
    if (!info || lines.length === 0) return;
    const made = sync.run({
      type: 'annotation.create-many',
      places: lines.map(({ documentId, span }) => ({ documentId, spans: [span] })),
      labelId,
      annotatorId: AnnotatorId.parse(info.annotatorId),
      origin: { kind: 'propagated', by },
    });
    if (!made) return;
    store.update((state) => ({ ...state, lastLabelId: labelId }));
    this.#tell('window.bulk.tagged', lines);
  }

  #edit(patch: Patch, ids: readonly AnnotationId[]): boolean {
    return ids.length > 0 && this.#deps.sync.run({ type: 'annotation.edit', ids, ...patch }) !== undefined;
  }

  #checked(): AnnotationId[] {
    return checkedAnnotations(this.#deps.store.get()).map(({ id }) => id);
  }

  #tell(message: MessageKey, done: readonly unknown[]): void {
    this.#deps.notices.inform(message, { count: done.length.toLocaleString() });
  }
}

interface Patch {
  readonly labelId?: LabelId;
  readonly attributes?: Readonly<Record<string, AttributeValue | null>>;
  readonly status?: AnnotationStatus;
}

/** What is ticked and listed, in reading order: nothing is done to what cannot be seen. */
export function checkedAnnotations(state: AppState): readonly Annotation[] {
  const { checkedIds, labelFilter } = state;
  const open = openDocumentOf(state);
  if (!open || checkedIds.size === 0) return [];
  return visible(open.shown, labelFilter).filter(({ id }) => checkedIds.has(id));
}
