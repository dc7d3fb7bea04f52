import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { registerDraft } from './drafts.ts';

const PAUSE_MS = 600;

interface DraftState {
  readonly text: string;
  /** The value that the field followed when the typing began. */
  readonly over: string;
}

interface Latest {
  typed: string | null;
  onCommit: (text: string) => boolean;
  onDropped: ((text: string) => void) | undefined;
}

export interface Draft {
  readonly text: string;
  change(text: string): void;
  commit(): void;
  /** Back to the value, as if nothing had been typed. */
  discard(): void;
}

/**
 * A text that is being typed over a value. It commits when the field is left, after a pause, and when the field
 * disappears; while nothing is typed it follows the value. `onCommit` answers whether it took the text, and a text
 * that was never taken is handed to `onDropped` in the end.
 */
export function useDraft(
  value: string,
  onCommit: (text: string) => boolean,
  onDropped?: (text: string) => void,
): Draft {
  const [draft, setDraft] = useState<DraftState | null>(null);
  const latest = useRef<Latest>({ typed: null, onCommit, onDropped });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLayoutEffect(() => {
    latest.current.onCommit = onCommit;
    latest.current.onDropped = onDropped;
  });

  const [commit] = useState(() => () => {
    clearTimeout(timer.current);
    const { typed } = latest.current;
    if (typed === null) return;
    if (latest.current.onCommit(typed)) latest.current.typed = null;
  });

  useEffect(() => {
    const end = registerDraft(commit);
    return () => {
      end();
      commit();
      const { typed, onDropped: drop } = latest.current;
      if (typed !== null) drop?.(typed);
    };
  }, [commit]);

  // What was committed stays shown until the value follows; a value that changed from outside wins over it, but
  // never over what is still being typed.
  const shown = draft && (latest.current.typed !== null || draft.over === value) ? draft.text : value;
  return {
    text: shown,
    change(text) {
      latest.current.typed = text;
      setDraft({ text, over: value });
      clearTimeout(timer.current);
      timer.current = setTimeout(commit, PAUSE_MS);
    },
    commit,
    discard() {
      clearTimeout(timer.current);
      latest.current.typed = null;
      setDraft(null);
    },
  };
}
