import type { Annotation, AnnotationStatus, AttributeValue } from '#shared/domain/annotation.ts';
import type { AnnotationId, AttributeId, LabelId } from '#shared/domain/ids.ts';
import type { KwicLine } from '#shared/api/answers.ts';
import { type AttributeDefinition, type Codebook, findLayer } from '#shared/domain/codebook.ts';
import { AnnotatorId, Timestamp } from '#shared/domain/ids.ts';
import type { Command } from '#shared/domain/command.ts';
import { decide } from '#shared/domain/decide/decide.ts';
import { lossesOf, type RelabelLosses } from '#shared/domain/relabelling.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import { visible } from './annotating.ts';
import type { Parts } from '../parts.ts';
import { openDocumentOf, projectOf } from '../state/selectors.ts';
import type { RelabelQuestion } from '../state/dialog.ts';
import type { AppState } from '../state/state.ts';
import { windowProjectState } from '../state/window-project-state.ts';

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

  /** Gives what is ticked another label; asks first where that takes values from it. */
  relabelChecked(labelId: LabelId): void {
    const { store } = this.#deps;
    const ids = this.#checked();
    const losses = this.#lossesOf(labelId, ids);
    if (losses.losing === 0 && losses.links === 0) return this.relabel(labelId, ids);
    const question: RelabelQuestion = { ...losses, ids, labelId, from: 'list' };
    store.update((state) => ({ ...state, dialog: { kind: 'relabel', question } }));
  }

  relabel(labelId: LabelId, ids: readonly AnnotationId[]): void {
    if (ids.length === 0) return;
    const { store, sync, notices } = this.#deps;
    const told = sync.run({ type: 'annotation.edit', ids, labelId }, (result) => {
      if (!result.ok) return;
      // Those that the same words have already, and those that have the label, stay as they were.
      const same = ids.length - result.value.annotations;
      const count = (ids.length - same).toLocaleString();
      if (same === ids.length) notices.inform('window.notice.duplicate');
      else if (same > 0) notices.inform('window.bulk.relabelled-some', { count, same: same.toLocaleString() });
      else notices.inform('window.bulk.relabelled', { count });
    });
    if (told) store.update((state) => ({ ...state, lastLabelId: labelId }));
  }

  setAttribute(id: AttributeId, value: AttributeValue | null): void {
    const ids = this.#checked();
    if (this.#edit({ attributes: { [id]: value } }, ids)) this.#tell('window.bulk.changed', ids);
  }

  /** Adds options of an attribute of many choices, or takes them away; the others stay, whatever they are on each. */
  changeOptions(attributeId: AttributeId, change: OptionsChange): void {
    const ids = this.#checked();
    if (this.#edit({ options: [{ attributeId, ...change }] }, ids)) this.#tell('window.bulk.changed', ids);
  }

  setStatus(status: AnnotationStatus): void {
    const ids = this.#checked();
    if (this.#edit({ status }, ids)) this.#tell('window.bulk.changed', ids);
  }

  checkAll(): void {
    const open = openDocumentOf(this.#deps.store.get());
    if (open) this.check(visible(open.shown, this.#deps.store.get().labelFilter).map(({ id }) => id));
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
    const { store, sync, notices } = this.#deps;
    const info = projectOf(store.get());
    if (!info || lines.length === 0) return;
    const command: Command = {
      type: 'annotation.create-many',
      places: lines.map(({ documentId, span }) => ({ documentId, spans: [span] })),
      labelId,
      annotatorId: AnnotatorId.parse(info.annotatorId),
      origin: { kind: 'propagated', by },
    };
    const made = sync.run(command, (result) => {
      if (!result.ok) return;
      const { changes } = result.value;
      const same = lines.length - changes;
      notices.inform(same === 0 ? 'window.bulk.tagged' : 'window.bulk.tagged-some', {
        count: changes.toLocaleString(),
        same: same.toLocaleString(),
      });
    });
    if (made) store.update((state) => ({ ...state, lastLabelId: labelId }));
  }

  #lossesOf(labelId: LabelId, ids: readonly AnnotationId[]): RelabelLosses {
    const state = this.#deps.store.get();
    const info = projectOf(state);
    const open = openDocumentOf(state);
    if (!info || !open) return lossesOf([]);
    const context = { now: Timestamp.parse(new Date().toISOString()), newId: () => '' };
    const decided = decide(windowProjectState(info, [open]), { type: 'annotation.edit', ids, labelId }, context);
    return lossesOf(decided.ok ? decided.value : []);
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
  readonly options?: readonly ({ readonly attributeId: AttributeId } & OptionsChange)[];
}

interface OptionsChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Whether anything is ticked and listed. Asked after every change, so nothing is collected. */
export function isAnyChecked(state: AppState): boolean {
  const { checkedIds, labelFilter } = state;
  const open = checkedIds.size > 0 ? openDocumentOf(state) : undefined;
  return (
    open?.shown.sorted.some(({ id, labelId }) => checkedIds.has(id) && labelFilter?.has(labelId) !== false) ?? false
  );
}

/** What is ticked and listed, in reading order: nothing is done to what cannot be seen. */
export function checkedAnnotations(state: AppState): readonly Annotation[] {
  const { checkedIds, labelFilter } = state;
  const open = openDocumentOf(state);
  if (!open || checkedIds.size === 0) return [];
  return visible(open.shown, labelFilter).filter(({ id }) => checkedIds.has(id));
}

/** The attributes that can be filled in for all of these: they belong to a layer, so it must be one that all share. */
export function sharedAttributes(
  codebook: Codebook,
  annotations: readonly Annotation[],
): readonly AttributeDefinition[] {
  const [first, ...others] = new Set(annotations.map(({ layerId }) => layerId));
  const layer = first !== undefined && others.length === 0 ? findLayer(codebook, first) : undefined;
  // Who is meant is a question of each one.
  return layer?.attributes.filter(({ kind, retired }) => kind !== 'entity' && !retired) ?? [];
}
