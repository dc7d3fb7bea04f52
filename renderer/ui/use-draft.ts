import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type DraftEntry, registerDraft } from './drafts.ts';

const PAUSE_MS = 600;

interface DraftState {
  readonly text: string;
  /** The value over which it was typed. */
  readonly over: string;
  readonly committed: boolean;
}

interface Latest {
  /** What waits to be committed. */
  typed: string | null;
  onCommit: (text: string) => boolean;
  onDropped: ((text: string) => void) | undefined;
}

export interface Draft {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly commit: () => void;
}

interface DraftOptions {
  /** Told the text with which the field disappears where that was never taken. */
  readonly onDropped?: ((text: string) => void) | undefined;
  /** How long nobody types before it commits. */
  readonly pauseMs?: number;
}

/**
 * A text that is being typed over a value. It commits when the field is left, after a pause, and when the field
 * disappears; while nothing is typed it follows the value. `onCommit` answers whether it took the text, and a text
 * that was never taken is handed to `onDropped` in the end.
 */
export function useDraft(
  value: string,
  onCommit: (text: string) => boolean,
  { onDropped, pauseMs = PAUSE_MS }: DraftOptions = {},
): Draft {
  const [draft, setDraft] = useState<DraftState | null>(null);
  // What the timer, the list of drafts and the field's end need to know at their own time.
  const latest = useRef<Latest>({ typed: null, onCommit, onDropped });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const entry = useRef<DraftEntry>(undefined);
  useLayoutEffect(() => {
    latest.current.onCommit = onCommit;
    latest.current.onDropped = onDropped;
  });

  const commit = useCallback(() => {
    clearTimeout(timer.current);
    const { typed, onCommit: take } = latest.current;
    if (typed === null || !take(typed)) return;
    latest.current.typed = null;
    entry.current?.setOpen(false);
    setDraft((current) => current && { ...current, committed: true });
  }, []);

  useEffect(() => {
    const held = latest.current;
    const registered = registerDraft(commit);
    entry.current = registered;
    return () => {
      registered.end();
      commit();
      if (held.typed !== null) held.onDropped?.(held.typed);
    };
  }, [commit]);

  // Once the value has followed, the draft is over: should the old value come back (undo), that is shown.
  if (draft?.committed && draft.over !== value) setDraft(null);
  // What was committed stays shown until the value follows. A value that changes from outside wins over it, but never
  // over what is still being typed.
  const text = draft && (!draft.committed || draft.over === value) ? draft.text : value;
  return {
    text,
    commit,
    change: (typed) => {
      latest.current.typed = typed;
      entry.current?.setOpen(true);
      setDraft({ text: typed, over: value, committed: false });
      clearTimeout(timer.current);
      timer.current = setTimeout(commit, pauseMs);
    },
  };
}
