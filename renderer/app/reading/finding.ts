import type { MatchOptions } from '#shared/api/answers.ts';
import type { Span } from '#shared/domain/span.ts';
import { findMatches } from '#shared/text/matching.ts';
import { envelopeOf } from '../state/annotation-index.ts';
import { focusFind, focusRegion } from '../focus-regions.ts';
import type { Parts } from '../parts.ts';
import { openDocumentOf, selectedAnnotationOf } from '../state/selectors.ts';
import type { FindState } from '../state/bar-states.ts';
import type { AppState } from '../state/state.ts';

/** Longer selections are not what a person wants to find again. */
const LONGEST_SEED = 200;

/**
 * Finding text in the open document. The hit that is shown is also what is selected, so that a label can be given to
 * it at once; and the next one is looked for from there, wherever the hand has been in between.
 */
export class Finding {
  readonly #deps: Parts;
  /** Where the search began: while more is typed, the first hit is looked for from here. */
  #from = 0;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  /** Opens the bar, with what is selected in it, or with the last search. */
  open(): void {
    const state = this.#deps.store.get();
    const document = openDocumentOf(state);
    if (!document) return;
    this.#from = placeOf(state)?.start ?? 0;
    const query = seedOf(state, document.content.text) ?? state.find?.query ?? '';
    this.#search({ query, options: state.find?.options ?? loose, open: true });
    focusFind();
  }

  /** Leaves the bar; the cursor stays at the hit. */
  close(): void {
    this.#deps.store.update((state) => ({ ...state, find: state.find && { ...state.find, open: false } }));
    focusRegion('reader');
  }

  type(query: string): void {
    const { find } = this.#deps.store.get();
    if (find) this.#search({ ...find, query });
  }

  setOptions(options: Partial<MatchOptions>): void {
    const { find } = this.#deps.store.get();
    if (find) this.#search({ ...find, options: { ...find.options, ...options } });
  }

  /** The text under the search is another one: finds its hits, and stays where the reader is. */
  refresh(): void {
    const { find } = this.#deps.store.get();
    const hits = this.#upToDate();
    if (!find || hits === find.hits) return;
    this.#from = 0;
    this.#show({ ...find, hits, at: -1, contentId: this.#contentId() });
  }

  /** The next hit or the one before; behind the last one comes the first. */
  step(direction: 1 | -1): void {
    const { find, ...state } = this.#deps.store.get();
    const hits = this.#upToDate();
    if (!find || hits.length === 0) return;
    const place = placeOf({ ...state, find });
    // Where only the cursor stands at a hit, that hit was not shown yet.
    const from = (place?.start ?? -1) + (state.selection?.kind === 'cursor' ? 0 : 1);
    const next =
      direction === 1
        ? hits.findIndex((hit) => hit.start >= from)
        : hits.findLastIndex((hit) => hit.start < (place?.start ?? Infinity));
    const wrapped = direction === 1 ? 0 : hits.length - 1;
    this.#show({ ...find, hits, at: next < 0 ? wrapped : next, contentId: this.#contentId() });
  }

  #search(search: Pick<FindState, 'query' | 'options' | 'open'>): void {
    const hits = this.#hitsOf(search);
    const next = hits.findIndex((hit) => hit.end > this.#from);
    const at = hits.length === 0 ? -1 : Math.max(0, next);
    this.#show({ ...search, hits, at, contentId: this.#contentId() });
  }

  #upToDate(): readonly Span[] {
    const { find } = this.#deps.store.get();
    if (!find) return [];
    return find.contentId === this.#contentId() ? find.hits : this.#hitsOf(find);
  }

  #hitsOf({ query, options }: Pick<FindState, 'query' | 'options'>): readonly Span[] {
    const document = openDocumentOf(this.#deps.store.get());
    return document ? findMatches(document.content.text, query, options, document.document.metadata.language) : [];
  }

  #contentId(): string {
    return openDocumentOf(this.#deps.store.get())?.document.contentId ?? '';
  }

  #show(find: FindState): void {
    const hit = find.hits[find.at];
    const { store, reading } = this.#deps;
    store.update((state) => ({
      ...state,
      find,
      // Set here and not as by hand, where the brush would label it.
      ...(hit ? { selection: { span: hit, kind: 'selection', exact: true }, selectedId: null } : {}),
    }));
    if (hit) reading.reveal(hit);
  }
}

const loose: MatchOptions = { wholeWord: false, caseSensitive: false, inflected: false };

/** Where the hand is in the text. */
function placeOf(state: AppState): Span | undefined {
  if (state.selection) return state.selection.span;
  const annotation = selectedAnnotationOf(state);
  return annotation && envelopeOf(annotation);
}

function seedOf({ selection }: AppState, text: string): string | undefined {
  if (selection?.kind !== 'selection') return undefined;
  const { start, end } = selection.span;
  return end - start <= LONGEST_SEED ? text.slice(start, end) : undefined;
}
