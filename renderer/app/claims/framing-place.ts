import type { AnnotationId } from '#shared/domain/ids.ts';
import type { Dialog } from '../state/dialog.ts';
import { heldDocumentsOf, openDocumentOf, openDocumentsOf } from '../state/selectors.ts';
import type { AppState, OpenDocumentState } from '../state/state.ts';

// A frame stays with its claim while other articles are looked at, beside its own or in its place.

/** The article of the claim that is being framed, open or not. */
export function framedArticleOf(state: AppState): OpenDocumentState | undefined {
  const { framing } = state;
  return framing ? heldDocumentsOf(state).find(({ shown }) => shown.find(framing.claimId)) : undefined;
}

/** Whether the hand is in another article than the claim that is being framed. */
export function isInAnotherArticle(state: AppState): boolean {
  const { framing } = state;
  return framing !== null && !openDocumentOf(state)?.shown.find(framing.claimId);
}

/**
 * Whether the bare keys are for the frame: nothing is selected, and in another article than the claim's also no words
 * have been since the hand came there.
 */
export function isFramingFree(state: AppState): boolean {
  const { framing, selection } = state;
  if (!framing) return false;
  if (!isInAnotherArticle(state)) return selection === null;
  return selection?.kind !== 'selection' || selection === framing.found?.selection;
}

/** Dialogs by which another article is looked at. */
const leadsToArticle = new Set<Dialog['kind']>(['choose-beside']);

/** Whether the hand has gone on. In another article it has when it labels something there. */
export function isAtSomethingElse(state: AppState): boolean {
  const { framing, selectedId, madeFrom, linking, brushLabelId, dialog, wantedField, view } = state;
  if (linking || brushLabelId !== null || wantedField || view !== 'read') return true;
  if (dialog && !leadsToArticle.has(dialog.kind)) return true;
  if (selectedId === null || selectedId === framing?.claimId) return false;
  return !isInAnotherArticle(state) || (madeFrom?.id === selectedId && selectedId !== framing?.found?.selectedId);
}

/** The state with what is known of where the claim is: its article as it was last, once it is closed. */
export function framingFollowed(before: AppState, state: AppState): AppState {
  const { framing } = state;
  if (!framing) return state;
  const was = framedArticleOf(before);
  const isOpen = openDocumentsOf(state).some(({ document }) => document.id === (framing.closed ?? was)?.document.id);
  const closed = isOpen ? undefined : (framing.closed ?? was);
  const inUse = openDocumentOf(state)?.document.id;
  const { selection, selectedId } = state;
  const found = inUse === openDocumentOf(before)?.document.id ? framing.found : { selection, selectedId };
  if (closed === framing.closed && found === framing.found) return state;
  const { claimId, step, naming } = framing;
  return {
    ...state,
    framing: { claimId, step, ...(naming && { naming }), ...(closed && { closed }), ...(found && { found }) },
  };
}

/** The claim in the hand, where the hand is in its article. */
export function withClaimInHand(state: AppState, id: AnnotationId): AppState {
  return openDocumentOf(state)?.shown.find(id) ? { ...state, selectedId: id, selection: null } : state;
}
