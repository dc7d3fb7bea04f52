import type { ProjectInfo } from '#shared/api/answers.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { type Codebook, findLabel, type Label, type Layer } from '#shared/domain/codebook.ts';
import type { Suggestion } from '#shared/api/suggestion.ts';
import type { Span } from '#shared/domain/span.ts';
import type { AppState, OpenDocumentState } from './state.ts';

// Each gives an object that is in the state already, so that it can be used with useApp.

export function projectOf(state: AppState): ProjectInfo | undefined {
  return state.project.kind === 'open' ? state.project.info : undefined;
}

export function codebookOf(state: AppState): Codebook | undefined {
  return projectOf(state)?.codebook;
}

export function openDocumentOf(state: AppState): OpenDocumentState | undefined {
  return state.reading.kind === 'ready' ? state.reading.open : undefined;
}

/** The article that stands beside the one in use, where it is there. */
export function besideDocumentOf({ beside }: AppState): OpenDocumentState | undefined {
  return beside?.reading.kind === 'ready' ? beside.reading.open : undefined;
}

/** The article in use and the one beside it. A new list each time: not for `useApp`. */
export function openDocumentsOf(state: AppState): OpenDocumentState[] {
  return [openDocumentOf(state) ?? [], besideDocumentOf(state) ?? []].flat();
}

/** These, and the article whose claim is being framed though it was closed: what commands may be about. */
export function heldDocumentsOf(state: AppState): OpenDocumentState[] {
  return [...openDocumentsOf(state), state.framing?.closed ?? []].flat();
}

export function selectedAnnotationOf(state: AppState): Annotation | undefined {
  return state.selectedId ? openDocumentOf(state)?.shown.find(state.selectedId) : undefined;
}

/** In pixels: so wide each of two articles must be, for lines of some eight words. */
export const LEAST_PANE = 300;

/** Two articles may need its room: then it is shown or not for their time only. */
export function leftPanelOpen(state: AppState): boolean {
  const { beside, settings } = state;
  return beside ? (beside.leftOpen ?? (settings.leftOpen && hasRoomForLeft(state))) : settings.leftOpen;
}

/** Whether two articles can be read with the panels at their sides. */
export function hasRoomForLeft({ windowWidth, settings }: Pick<AppState, 'windowWidth' | 'settings'>): boolean {
  const { leftWidth, rightWidth, rightOpen } = settings;
  return windowWidth >= leftWidth + (rightOpen ? rightWidth : 0) + 2 * LEAST_PANE;
}

/** Where in the open article the hand is, or was last. */
export function handPlaceOf({ reading, selection, lastPlace }: AppState): Span | undefined {
  if (reading.kind !== 'ready') return undefined;
  return selection?.span ?? (lastPlace?.documentId === reading.open.document.id ? lastPlace.span : undefined);
}

/** The suggestion in focus. What is selected has the focus instead. */
export function focusedSuggestionOf({ suggestions, selection, selectedId }: AppState): Suggestion | undefined {
  return selection || selectedId ? undefined : suggestions.items[suggestions.at];
}

/** How much is on its way to the store: commands, and edits of the codebook that wait for their turn. */
export function unsavedOf({ pending, queuedEdits }: AppState): number {
  return pending.filter((one) => !one.acknowledged).length + queuedEdits;
}

/** What the status line says about saving. `typing`: a field holds what it has not handed on, and perhaps never can. */
export function saveStateOf(state: AppState): 'saved' | 'typing' | 'saving' | 'trouble' {
  if (state.trouble) return 'trouble';
  if (unsavedOf(state) > 0) return 'saving';
  return state.openDrafts > 0 ? 'typing' : 'saved';
}

export function labelOf(codebook: Codebook | undefined, labelId: string): { layer: Layer; label: Label } | undefined {
  return codebook && findLabel(codebook, labelId);
}
