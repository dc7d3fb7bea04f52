import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { isMac } from '../../ui/key-names.ts';
import { targetOf } from '../../ui/use-virtual-rows.ts';

interface TickedLines {
  readonly total: number;
  /** Undefined where its page is not here. */
  readonly idAt: (index: number) => AnnotationId | undefined;
  /** From one line to another, both included; fails where they cannot be had. */
  readonly idsBetween: (from: number, to: number) => Promise<readonly AnnotationId[]>;
  readonly ticked: ReadonlySet<AnnotationId>;
  /** What is ticked where nobody did anything: Esc goes back to it. */
  readonly resting: ReadonlySet<AnnotationId>;
  readonly onTick: (ticked: ReadonlySet<AnnotationId>) => void;
}

interface StretchTicks {
  readonly onPress: (event: MouseEvent, index: number) => void;
  /** Answers whether the key was about ticks alone. */
  readonly onKeyDown: (event: KeyboardEvent, index: number) => boolean;
}

/** A stretch that is being ticked or unticked with Shift, and what was ticked before it was begun. */
interface Stretch {
  readonly anchor: number;
  readonly before: ReadonlySet<AnnotationId>;
  readonly ticks: boolean;
}

/**
 * Ticks in a list of mentions with the keys of the list of annotations: Space toggles, Shift with Space, an arrow or a
 * press does to the whole stretch what was done where it began, Ctrl+A ticks all, and Esc goes back to what it was.
 */
export function useStretchTicks({ total, idAt, idsBetween, ticked, resting, onTick }: TickedLines): StretchTicks {
  const stretch = useRef<Stretch>(undefined);
  /** Where a stretch would begin, and whether it was ticked there. */
  const last = useRef<{ readonly index: number; readonly ticks: boolean }>(undefined);
  /** Only the last question counts: an answer that comes late must not undo what was ticked since. */
  const turn = useRef(0);

  const toggle = (index: number): void => {
    const id = idAt(index);
    if (id === undefined) return;
    turn.current += 1;
    stretch.current = undefined;
    const next = new Set(ticked);
    const ticks = !next.delete(id);
    if (ticks) next.add(id);
    last.current = { index, ticks };
    onTick(next);
  };
  const between = async (from: number, to: number, { before, ticks }: Omit<Stretch, 'anchor'>): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    const ids = new Set(await idsBetween(Math.min(from, to), Math.max(from, to)).catch(() => []));
    if (mine === turn.current) onTick(ticks ? new Set([...before, ...ids]) : without(before, ids));
  };
  const extendTo = (index: number, from: number): void => {
    stretch.current ??= { anchor: last.current?.index ?? from, before: ticked, ticks: last.current?.ticks ?? true };
    void between(stretch.current.anchor, index, stretch.current);
  };

  return {
    onPress: (event, index) => {
      if (event.shiftKey) extendTo(index, index);
      else toggle(index);
    },
    onKeyDown: (event, index) => {
      const command = isMac ? event.metaKey : event.ctrlKey;
      if (event.altKey) return false;
      if (event.key === ' ' && !command) {
        if (event.shiftKey) extendTo(index, index);
        else toggle(index);
        return true;
      }
      if (event.shiftKey && !command) {
        // The list itself moves the focus there.
        const target = targetOf(event.key, index, total);
        if (target !== undefined) extendTo(target, index);
      } else if (command && event.key.toLowerCase() === 'a') {
        void between(0, total - 1, { before: new Set(), ticks: true });
        return true;
      } else if (event.key === 'Escape' && !isSame(ticked, resting)) {
        turn.current += 1;
        stretch.current = undefined;
        onTick(resting);
        return true;
      }
      return false;
    },
  };
}

export function without<Item>(items: Iterable<Item>, taken: ReadonlySet<Item>): ReadonlySet<Item> {
  return new Set([...items].filter((item) => !taken.has(item)));
}

function isSame(a: ReadonlySet<AnnotationId>, b: ReadonlySet<AnnotationId>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
