import type { AnnotationId } from '#shared/domain/ids.ts';
import type { Parts } from '../parts.ts';
import type { WantedField } from '../state/state.ts';

/** The ways into the fields of the inspector. It may show the fields of a selection a moment later: they are asked for. */
export class Inspecting {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  /** Puts the cursor into a field of what is selected. */
  enter(field: WantedField['field']): void {
    this.goTo(this.#deps.store.get().selectedId, field);
  }

  /** Selects an annotation, or the document where there is none, and puts the cursor into a field of it. */
  goTo(annotationId: AnnotationId | null, field: WantedField['field']): void {
    const { store, api, notices } = this.#deps;
    const { rightOpen } = store.get().settings;
    store.update((state) => ({
      ...state,
      view: 'read',
      selectedId: annotationId,
      selection: annotationId === null ? state.selection : null,
      settings: { ...state.settings, rightOpen: true },
      wantedField: { annotationId, field },
    }));
    if (!rightOpen)
      void api.call('settings.change', { rightOpen: true }).then((changed) => notices.reportIfFailed(changed));
  }

  /** The cursor is in the field that was asked for. */
  arrived(): void {
    this.#deps.store.update((state) => ({ ...state, wantedField: null }));
  }
}
