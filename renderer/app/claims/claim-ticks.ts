import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { isMac } from '../../ui/key-names.ts';
import { targetOf } from '../../ui/use-virtual-rows.ts';
import { useApp, useWorkbench } from '../context.tsx';

interface Lines<Id> {
  /** How many lines the list has, heads of groups among them. */
  readonly total: number;
  /** The claim of a line; undefined for the head of a group and where its page is not here. */
  readonly idAt: (index: number) => Id | undefined;
  /** The claims from one line to another, both included. */
  readonly idsBetween: (from: number, to: number) => Promise<readonly Id[]>;
}

export interface LineTicks<Id> {
  readonly isTicked: (id: Id) => boolean;
  readonly onPress: (event: MouseEvent, index: number) => void;
  /** Answers whether the key was about ticks alone. */
  readonly onKeyDown: (event: KeyboardEvent, index: number) => void;
}

export type ClaimTicks = LineTicks<AnnotationId>;

/** A stretch of the list that is being ticked with Shift, and what was ticked before it was begun. */
interface Stretch<Id> {
  readonly anchor: number;
  readonly before: ReadonlySet<Id>;
}

/**
 * Ticking claims of a long list, with the keys of any list of files: Space toggles, Shift ticks a stretch (with the
 * arrows, or with Space or a press from what was ticked last), Ctrl+A ticks
 * all, Esc none. Only a part of the list is in the window, so the services say what lies between two lines.
 */
export function useClaimTicks(lines: Lines<AnnotationId>): ClaimTicks {
  const { claiming } = useWorkbench();
  const ticked = useApp((state) => state.claims.ticked);
  return useLineTicks(lines, { ticked, tick: (ids) => claiming.tick(ids) });
}

interface Ticked<Id> {
  readonly ticked: ReadonlySet<Id>;
  readonly tick: (ids: readonly Id[]) => void;
}

/** As `useClaimTicks`, for whatever has ids. */
export function useLineTicks<Id>({ total, idAt, idsBetween }: Lines<Id>, { ticked, tick }: Ticked<Id>): LineTicks<Id> {
  const { notices } = useWorkbench();
  const stretch = useRef<Stretch<Id>>(undefined);
  /** Where a stretch would begin. */
  const last = useRef<number>(undefined);
  /** Only the last question counts: an answer that comes late must not undo what was ticked since. */
  const turn = useRef(0);

  const toggle = (index: number): void => {
    const id = idAt(index);
    if (!id) return;
    turn.current += 1;
    stretch.current = undefined;
    last.current = index;
    tick(ticked.has(id) ? [...ticked].filter((one) => one !== id) : [...ticked, id]);
  };
  const tickBetween = async (a: number, b: number, before: Iterable<Id>): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    const ids = await idsBetween(Math.min(a, b), Math.max(a, b));
    if (mine === turn.current) tick([...before, ...ids]);
  };
  const extendTo = (target: number, from: number): void => {
    stretch.current ??= { anchor: from, before: ticked };
    void tickBetween(stretch.current.anchor, target, stretch.current.before).catch(() =>
      notices.inform('window.assign.not-ticked'),
    );
  };

  return {
    isTicked: (id) => ticked.has(id),
    onPress: (event, index) => {
      if (event.shiftKey && last.current !== undefined) extendTo(index, last.current);
      else toggle(index);
    },
    onKeyDown: (event, index) => {
      const command = isMac ? event.metaKey : event.ctrlKey;
      if (event.shiftKey && !command && !event.altKey) {
        // The list itself moves the focus there.
        const target = targetOf(event.key, index, total);
        if (target !== undefined) extendTo(target, index);
        if (event.key !== ' ') return;
        event.preventDefault();
        if (last.current === undefined) toggle(index);
        else extendTo(index, last.current);
      } else if (event.key === ' ' && !command && !event.altKey) {
        event.preventDefault();
        toggle(index);
      } else if (command && !event.altKey && event.key.toLowerCase() === 'a') {
        event.preventDefault();
        void tickBetween(0, total - 1, []);
      } else if (event.key === 'Escape' && ticked.size > 0) {
        event.preventDefault();
        tick([]);
      }
    },
  };
}
