import type { DocumentId } from '#shared/domain/ids.ts';
import { keepInHand } from './hand.ts';
import { besideDocumentOf, hasRoomForLeft, openDocumentOf } from './selectors.ts';
import { noSuggestions, type SuggestionsState } from './bar-states.ts';
import { type AppState, type Hand, type ReadingState } from './state.ts';

// Two articles beside each other, as far as it is a matter of the state alone.

export const otherSide = { left: 'right', right: 'left' } as const;

export const emptyHand: Hand = {
  selection: null,
  selectedId: null,
  selectedAt: null,
  madeFrom: null,
  lastPlace: null,
  fragmentOf: null,
  checkedIds: new Set(),
  suggestions: noSuggestions,
};

function handOf(state: AppState): Hand {
  const { selection, selectedId, selectedAt, madeFrom, lastPlace, fragmentOf, checkedIds, suggestions } = state;
  return { selection, selectedId, selectedAt, madeFrom, lastPlace, fragmentOf, checkedIds, suggestions };
}

/** What is suggested for an open document, in use or not. */
export function withSuggestions(state: AppState, documentId: DocumentId, suggestions: SuggestionsState): AppState {
  if (openDocumentOf(state)?.document.id === documentId)
    return state.suggestions === suggestions ? state : { ...state, suggestions };
  const { beside } = state;
  if (besideDocumentOf(state)?.document.id !== documentId || !beside || beside.hand.suggestions === suggestions)
    return state;
  return { ...state, beside: { ...beside, hand: { ...beside.hand, suggestions } } };
}

/** The article beside becomes the one in use, with what the hand held there when it left; the other one waits. */
export function withOtherInUse(state: AppState): AppState {
  const { beside, reading } = state;
  if (beside?.reading.kind !== 'ready' || reading.kind === 'none') return state;
  // What was selected there may have gone meanwhile.
  return keepInHand({
    ...state,
    ...beside.hand,
    hoveredId: null,
    reading: beside.reading,
    beside: { ...beside, reading, side: otherSide[beside.side], hand: handOf(state) },
  });
}

/** The same article, in use; as it is where it is not beside. */
export function withInUse(state: AppState, documentId: DocumentId): AppState {
  return besideDocumentOf(state)?.document.id === documentId ? withOtherInUse(state) : state;
}

/**
 * The window is as wide as this now. What somebody chose for the panel on the left was meant for a window with room, or
 * for one without.
 */
export function withWindowWidth(before: AppState, windowWidth: number): AppState {
  if (windowWidth === before.windowWidth) return before;
  const state = { ...before, windowWidth };
  if (!state.beside || hasRoomForLeft(state) === hasRoomForLeft(before)) return state;
  return { ...state, beside: { ...state.beside, leftOpen: null } };
}

/** Only one article is open any more: the one in use. */
export function withoutBeside(state: AppState): AppState {
  return { ...state, beside: null };
}

/** The state when a document is not there any more: the one beside it takes its place. */
export function withoutDocument(state: AppState, documentId: DocumentId): AppState {
  if (besideDocumentOf(state)?.document.id === documentId) return withoutBeside(state);
  if (openDocumentOf(state)?.document.id !== documentId) return state;
  const { beside } = state;
  if (beside?.reading.kind === 'ready') return withoutBeside(withOtherInUse(state));
  return { ...state, ...emptyHand, beside: null, reading: { kind: 'none' } };
}

/**
 * Puts what was read in the place of what was open when it was asked for, whichever of the two is in use by now.
 * Undefined where that place is gone.
 */
export function placeOf(state: AppState, instead: DocumentId | undefined): 'reading' | 'beside' | undefined {
  const idOf = (pane: ReadingState): DocumentId | undefined => {
    if (pane.kind === 'none') return undefined;
    return pane.kind === 'ready' ? pane.open.document.id : pane.id;
  };
  if (idOf(state.reading) === instead) return 'reading';
  return state.beside && idOf(state.beside.reading) === instead ? 'beside' : undefined;
}

const views = new WeakMap<AppState, AppState>();

/**
 * The state as an open article sees it: where it is in use, as it is; where it stands beside, with itself as the open
 * one, and in the hand what it held there when it left. The same object for the same state.
 */
export function viewOf(state: AppState, documentId: DocumentId): AppState {
  const { beside } = state;
  if (beside?.reading.kind !== 'ready' || beside.reading.open.document.id !== documentId) return state;
  const known = views.get(state);
  if (known) return known;
  const view: AppState = {
    ...state,
    ...beside.hand,
    reading: beside.reading,
    beside: state.reading.kind === 'none' ? null : { ...beside, reading: state.reading, side: otherSide[beside.side] },
    find: null,
  };
  views.set(state, view);
  return view;
}
