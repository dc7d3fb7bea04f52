import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface ResultsPaneProps {
  readonly count: number;
  readonly children: ReactNode;
}

/** Around a list and what can be done with it. When its last row goes with the focus on it, the pane takes the focus. */
export function ResultsPane({ count, children }: ResultsPaneProps): ReactNode {
  const pane = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  // Of the page and not of React, which hears nothing of a dialog that gives the focus back while it is taken away.
  useLayoutEffect(() => {
    const element = pane.current;
    const enter = (): void => {
      hadFocus.current = true;
    };
    const leave = ({ relatedTarget }: FocusEvent): void => {
      // Where it goes nowhere, it may be because its element was taken away.
      if (relatedTarget instanceof Node) hadFocus.current = element?.contains(relatedTarget) ?? false;
    };
    element?.addEventListener('focusin', enter);
    element?.addEventListener('focusout', leave);
    return () => {
      element?.removeEventListener('focusin', enter);
      element?.removeEventListener('focusout', leave);
    };
  }, []);
  useLayoutEffect(() => {
    if (count === 0 && hadFocus.current && document.activeElement === document.body) pane.current?.focus();
  }, [count]);
  return (
    <div ref={pane} className="search-results" tabIndex={-1}>
      {children}
    </div>
  );
}
