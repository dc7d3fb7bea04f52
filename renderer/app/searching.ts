import type { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import { AnnotatorId, type AnnotationId, type DocumentId, type LabelId, QueryId } from '#shared/domain/ids.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import { translate } from '#shared/locales/translate.ts';
import { afterNextFrame } from './after-next-frame.ts';
import { focusRegion } from './focus-regions.ts';
import type { Parts } from './parts.ts';
import type { Place } from './reading.ts';
import { codebookOf, projectOf } from './selectors.ts';
import type { FoundPlace, SearchState } from './state.ts';

/** What the Search view asks of the whole project, and what is done to the hits that are ticked there. */
export class Searching {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  ask(patch: Partial<SearchState>): void {
    this.#deps.store.update((state) => ({ ...state, search: { ...state.search, ...patch } }));
  }

  /** Another search has other hits: what was ticked among the old ones is not seen any more. */
  askAnew(patch: Partial<SearchState>): void {
    this.ask({ ...patch, tickedPlaces: new Map(), tickedIds: new Set(), leftAt: null, done: '' });
  }

  searchFor(words: string): void {
    if (words !== this.#deps.store.get().search.words) this.askAnew({ words });
  }

  /** Goes to a hit, with the keyboard too: the next key acts on the article. */
  async goTo(id: DocumentId, place: Place, leftAt: number): Promise<void> {
    this.ask({ leftAt });
    await this.#deps.reading.openAt(id, place);
    afterNextFrame(() => focusRegion('reader'));
  }

  /** One step for all places, however many documents they are in. */
  labelPlaces(places: readonly FoundPlace[], labelId: LabelId): void {
    const { store, sync } = this.#deps;
    const project = projectOf(store.get());
    if (!project || places.length === 0) return;
    const made = sync.run({
      type: 'annotation.create-many',
      places: places.map(({ documentId, span }) => ({ documentId, spans: [span] })),
      labelId,
      annotatorId: AnnotatorId.parse(project.annotatorId),
    });
    if (!made) return;
    this.ask({ tickedPlaces: new Map() });
    this.#labelled(labelId, places.length);
  }

  relabel(ids: readonly AnnotationId[], labelId: LabelId): void {
    if (ids.length === 0 || !this.#deps.sync.run({ type: 'annotation.edit', ids, labelId })) return;
    this.#labelled(labelId, ids.length);
  }

  remove(ids: readonly AnnotationId[]): void {
    if (ids.length === 0 || !this.#deps.sync.run({ type: 'annotation.remove', ids })) return;
    this.ask({ tickedIds: new Set() });
    this.#tell('window.search.deleted', ids.length);
  }

  /** Keeps the query under a name: in the place of the saved one with this id, or as a new one. */
  saveQuery(name: string, query: AnnotationQuery, id: QueryId | null): void {
    const made = this.#deps.sync.run({ type: 'query.save', name, query, ...(id === null ? {} : { id }) });
    // A new one has the command's own id: the first that idsFrom gives.
    if (made && id === null) this.ask({ savedId: QueryId.parse(made) });
  }

  removeQuery(id: QueryId): void {
    if (this.#deps.sync.run({ type: 'query.remove', id })) this.ask({ savedId: null });
  }

  #labelled(labelId: LabelId, count: number): void {
    const { store } = this.#deps;
    store.update((state) => ({ ...state, lastLabelId: labelId }));
    const codebook = codebookOf(store.get());
    const label = (codebook && findLabel(codebook, labelId)?.label.name) ?? labelId;
    this.#tell('window.search.labelled', count, { label });
  }

  #tell(message: MessageKey, count: number, more: Readonly<Record<string, string>> = {}): void {
    this.ask({ done: translate(message, { count: count.toLocaleString(), ...more }) });
  }
}

/** By what a ticked place is known. */
export function placeKey({ documentId, span }: FoundPlace): string {
  return `${documentId} ${span.start} ${span.end}`;
}
