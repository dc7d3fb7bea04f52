import { useEffect, useRef, useState } from 'react';

/** Long enough that a pointer on its way over the bar opens nothing. */
const SHOW_AFTER_MS = 350;
/** Long enough to get from the button into the card. */
const HIDE_AFTER_MS = 150;

/** Of which thing more is told, and where that stands, in pixels from the left. */
export interface Hinted {
  readonly id: string;
  readonly left: number;
}

export interface Hint {
  readonly shown: Hinted | null;
  readonly show: (hinted: Hinted) => void;
  readonly showSoon: (hinted: Hinted) => void;
  readonly hide: () => void;
  readonly hideSoon: () => void;
}

/** More about the thing that has the focus, or on which the pointer rests (WCAG 2.2, success criterion 1.4.13). */
export function useHint(): Hint {
  const [shown, setShown] = useState<Hinted | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = (hinted: Hinted | null, afterMs: number): void => {
    clearTimeout(timer.current);
    if (afterMs === 0) setShown(hinted);
    else timer.current = setTimeout(() => setShown(hinted), afterMs);
  };
  return {
    shown,
    show: (hinted) => set(hinted, 0),
    showSoon: (hinted) => set(hinted, SHOW_AFTER_MS),
    hide: () => set(null, 0),
    hideSoon: () => set(null, HIDE_AFTER_MS),
  };
}
