import { openDocumentOf } from './selectors.ts';
import type { AppState } from './state.ts';

/**
 * What the hand holds when annotations have gone without it: their making was undone, or refused, or somebody deleted
 * them. What is not there cannot be selected; where the hand made it from the text, it has that text again, so that
 * the next label is for the same words. Otherwise the text cursor goes on from where it was (`lastPlace`).
 */
export function keepInHand(state: AppState): AppState {
  const { selectedId, madeFrom } = state;
  const open = openDocumentOf(state);
  if (selectedId === null || !open || open.shown.find(selectedId)) return state;
  return { ...state, selectedId: null, selection: madeFrom?.id === selectedId ? madeFrom.selection : null };
}
