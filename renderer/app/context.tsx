import { createContext, use } from 'react';
import type { AppState } from './state/state.ts';
import { useSelector } from './state/store.ts';
import type { Workbench } from './workbench.ts';

export const WorkbenchContext = createContext<Workbench | null>(null);

export function useWorkbench(): Workbench {
  const workbench = use(WorkbenchContext);
  if (!workbench) throw new Error('There is no workbench above this component.');
  return workbench;
}

/** A part of the window's state; see `useSelector` for what a selector may do. */
export function useApp<Part>(selector: (state: AppState) => Part): Part {
  return useSelector(useWorkbench().store, selector);
}
