import { useDeferredValue } from 'react';
import { useApp } from './context.tsx';
import { openDocumentOf } from './state/selectors.ts';
import type { AppState } from './state/state.ts';

/**
 * A part of the state that may follow a frame later, since the article comes first: but when another article is in use
 * everything is about that one at once, in the same drawing as its text and its name.
 */
export function useFollowing<Part>(selector: (state: AppState) => Part): Part {
  const now = useApp(selector);
  const documentId = useApp(openDocumentIdOf);
  const followed = useDeferredValue(now);
  const followedId = useDeferredValue(documentId);
  return followedId === documentId ? followed : now;
}

function openDocumentIdOf(state: AppState): string | undefined {
  return openDocumentOf(state)?.document.id;
}
