import { createContext, type ReactNode, useContext } from 'react';
import { createPortal } from 'react-dom';

/** Where in the view's head the tools of a part stand. */
export const ToolsSlot = createContext<HTMLElement | null>(null);

/** Puts what belongs to one part into the head of the view, which stays as it is when the part changes. */
export function ViewTools({ children }: { readonly children: ReactNode }): ReactNode {
  const slot = useContext(ToolsSlot);
  return slot && createPortal(children, slot);
}
