import type { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import { AnnotatorId, type AnnotationId, type DocumentId, type LabelId, QueryId } from '#shared/domain/ids.ts';
import type { Outcome } from '#shared/api/answers.ts';
import type { EventOf, InputOf, OutputOf } from '#shared/api/contract.ts';
import { changesOf } from '#shared/domain/change-set.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import type { Command } from '#shared/domain/command.ts';
import type { Result } from '#shared/domain/result.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import { type MessageParams, translate } from '#shared/locales/translate.ts';
import { afterNextFrame } from './after-next-frame.ts';
import { focusRegion } from './focus-regions.ts';
import type { Parts } from './parts.ts';
import type { Place } from './reading/reading.ts';
import { codebookOf, projectOf } from './state/selectors.ts';
import type { RelabelQuestion } from './state/dialog.ts';
import type { FoundPlace, SearchState } from './state/view-states.ts';

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
    const command: Command = {
      type: 'annotation.create-many',
      places: places.map(({ documentId, span }) => ({ documentId, spans: [span] })),
      labelId,
      annotatorId: AnnotatorId.parse(project.annotatorId),
    };
    if (!sync.run(command, this.#labelled(labelId, places.length))) return;
    this.ask({ tickedPlaces: new Map() });
    store.update((state) => ({ ...state, lastLabelId: labelId }));
  }

  /** Gives them the label, as far as the query still means them; asks first where that takes values from them. */
  async relabel(query: AnnotationQuery, ids: readonly AnnotationId[], labelId: LabelId): Promise<void> {
    const meant = await this.#stillMeant({ query, among: ids, labelId });
    if (!meant) return;
    const question: RelabelQuestion = { ...meant, labelId, from: 'search' };
    if (meant.losing > 0 || meant.links > 0)
      this.#deps.store.update((state) => ({ ...state, dialog: { kind: 'relabel', question } }));
    else this.relabelMeant(question);
  }

  /** What was asked about is done. */
  relabelMeant({ ids, labelId }: RelabelQuestion): void {
    const { store, sync } = this.#deps;
    if (!sync.run({ type: 'annotation.edit', ids, labelId }, this.#labelled(labelId, ids.length))) return;
    this.ask({ tickedIds: new Set() });
    store.update((state) => ({ ...state, lastLabelId: labelId }));
  }

  async remove(query: AnnotationQuery, ids: readonly AnnotationId[]): Promise<void> {
    const meant = await this.#stillMeant({ query, among: ids });
    if (!meant) return;
    const told = (result: Result<Outcome>): void => {
      if (result.ok) this.#tell('window.search.deleted', { count: result.value.annotations });
    };
    if (this.#deps.sync.run({ type: 'annotation.remove', ids: meant.ids }, told)) this.ask({ tickedIds: new Set() });
  }

  /** Ticks are for what is in the list: those go that the query does not mean any more. */
  async untickGone(query: AnnotationQuery): Promise<void> {
    const { store, api } = this.#deps;
    const ticked = store.get().search.tickedIds;
    if (ticked.size === 0) return;
    const answer = await api.call('search.annotation-ids', { query, among: [...ticked] });
    if (!answer.ok || answer.value.ids.length === ticked.size) return;
    const meant = new Set(answer.value.ids);
    const isGone = (id: AnnotationId) => ticked.has(id) && !meant.has(id);
    this.ask({ tickedIds: new Set([...store.get().search.tickedIds].filter((id) => !isGone(id))) });
  }

  /** A ticked place is one of a text: it goes with the document, and where the document gets another text. */
  followTexts({ changeSet }: EventOf<'project.changed'>): void {
    if (this.#deps.store.get().search.tickedPlaces.size === 0) return;
    if (changeSet === null) return void this.#untickMissed();
    const otherText = changesOf(changeSet, 'document').filter(
      ({ before, after }) => before && before.contentId !== after?.contentId,
    );
    const gone = new Set(otherText.map(({ before }) => before?.id));
    if (gone.size > 0) this.#keepPlaces(({ documentId }) => !gone.has(documentId));
  }

  /** It is not known what has changed: places stay ticked where there are hits still. */
  async #untickMissed(): Promise<void> {
    const { words, options, documentId } = this.#deps.store.get().search;
    const question = { query: words, options: { ...options, wholeWord: true }, documentId };
    const answer = await this.#deps.api.call('search.kwic-places', question);
    // In the meantime something else may have been searched for.
    if (!answer.ok || this.#deps.store.get().search.words !== words) return;
    const hits = new Set(answer.value.places.map(placeKey));
    this.#keepPlaces((place) => hits.has(placeKey(place)));
  }

  #keepPlaces(isKept: (place: FoundPlace) => boolean): void {
    const { tickedPlaces } = this.#deps.store.get().search;
    this.ask({ tickedPlaces: new Map([...tickedPlaces].filter(([, place]) => isKept(place))) });
  }

  /** What is ticked may be gone or changed in the meantime, here or in another window. Undefined where nothing is left. */
  async #stillMeant(
    question: InputOf<'search.annotation-ids'>,
  ): Promise<OutputOf<'search.annotation-ids'> | undefined> {
    if (question.among?.length === 0) return undefined;
    const answer = await this.#deps.api.call('search.annotation-ids', question);
    if (!answer.ok) this.#deps.notices.report(answer.error);
    else if (answer.value.ids.length > 0) return answer.value;
    else this.#tell('window.search.none-left');
    return undefined;
  }

  /** Keeps the query under a name: in the place of the saved one with this id, or as a new one. */
  saveQuery(name: string, query: AnnotationQuery, id: QueryId | null): void {
    const made = this.#deps.sync.run({ type: 'query.save', name, query, ...(id === null ? {} : { id }) });
    // A new one has the command's own id: the first that idsFrom gives.
    if (made && id === null) this.ask({ savedId: QueryId.parse(made) });
  }

  /** The saved query that was loaded may have changed with the codebook; what was altered here since stays. */
  followQuery({ changeSet }: EventOf<'project.changed'>): void {
    const { savedId, query } = this.#deps.store.get().search;
    const change = changesOf(changeSet ?? [], 'query').find(({ before, after }) => before && after?.id === savedId);
    if (change?.after && sameValue(change.before?.query, query)) this.askAnew({ query: change.after.query });
  }

  removeQuery(id: QueryId): void {
    if (this.#deps.sync.run({ type: 'query.remove', id })) this.ask({ savedId: null });
  }

  /** Says what became of labelling so many, when the store has done it. */
  #labelled(labelId: LabelId, asked: number): (result: Result<Outcome>) => void {
    return (result) => {
      if (!result.ok) return;
      const codebook = codebookOf(this.#deps.store.get());
      const label = (codebook && findLabel(codebook, labelId)?.label.name) ?? labelId;
      const count = result.value.annotations;
      const same = asked - count;
      this.#tell(same === 0 ? 'window.search.labelled' : 'window.search.labelled-some', { count, label, same });
    };
  }

  #tell(message: MessageKey, params: MessageParams = {}): void {
    const shown = Object.entries(params).map(([name, value]) => [name, value.toLocaleString()]);
    this.ask({ done: translate(message, Object.fromEntries(shown)) });
  }
}

/** By what a ticked place is known. */
export function placeKey({ documentId, span }: FoundPlace): string {
  return `${documentId} ${span.start} ${span.end}`;
}
