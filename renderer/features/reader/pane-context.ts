import { createContext, use, useCallback } from 'react';
import type { DocumentId } from '#shared/domain/ids.ts';
import { useApp } from '../../app/context.tsx';
import { viewOf } from '../../app/state/panes.ts';
import type { AppState } from '../../app/state/state.ts';
import type { DrawnPanes } from './drawn-panes.ts';

/** Which of the open articles a part of the page belongs to. */
export interface Pane {
  readonly documentId: DocumentId;
  readonly drawn: DrawnPanes;
}

export const PaneContext = createContext<Pane | null>(null);

export function usePane(): Pane {
  const pane = use(PaneContext);
  if (!pane) throw new Error('There is no article around this component.');
  return pane;
}

/** As `useApp`, of the state as this article sees it: with itself as the open one, and what the hand holds in it. */
export function useView<Part>(selector: (state: AppState) => Part): Part {
  const { documentId } = usePane();
  return useApp((state) => selector(viewOf(state, documentId)));
}

/** Whether the hand is in the other article: what it held here waits, in a quieter paint. */
export function useIsWaiting(): boolean {
  const { documentId } = usePane();
  return useApp((state) => viewOf(state, documentId) !== state);
}

/** As `useView`, for what is heard outside of React. */
export function useViewOf(): (state: AppState) => AppState {
  const { documentId } = usePane();
  return useCallback((state) => viewOf(state, documentId), [documentId]);
}
