import { useEffect } from 'react';
import type { Annotation } from '#shared/domain/annotation.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { chainOf } from '../../app/reading/chain.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { type Anchor, anchorsOf, partnersOf } from '../../app/reading/partners.ts';
import { besideDocumentOf, openDocumentOf, openDocumentsOf, selectedAnnotationOf } from '../../app/state/selectors.ts';
import type { AppState } from '../../app/state/state.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { DrawnPane } from './drawn-panes.ts';
import { stepTowards } from './level.ts';
import { levelScrollTop, viewY } from './measure-level.ts';

/** Frames that bringing something into view takes (see use-reveal.ts). */
const REVEAL_FRAMES = 3;

/**
 * The articles follow each other: where one is scrolled, the other comes level with it, and what belongs to the
 * selected annotation is brought into view. Only the article that the hand is at leads, so none follows its own echo.
 */
export function useScrollTogether(left: DrawnPane | undefined, right: DrawnPane | undefined): void {
  const workbench = useWorkbench();
  const together = useApp((state) => state.settings.scrollTogether);

  useEffect(() => {
    if (!left || !right || !together) return undefined;
    return followScrolling(workbench, left, right);
  }, [workbench, left, right, together]);

  useEffect(() => {
    if (!left || !right) return undefined;
    return followSelection(workbench, [left, right]);
  }, [workbench, left, right]);
}

/** Returns what ends it. */
function followScrolling(workbench: Workbench, left: DrawnPane, right: DrawnPane): () => void {
  const listening = new AbortController();
  const options = { signal: listening.signal, passive: true };
  const tops = new Map([left, right].map((pane) => [pane, pane.scroller.scrollTop]));
  let leader = inUse(workbench.store.get(), [left, right]);
  /** Where the follower should have been when it last followed. */
  let mapped: number | undefined;
  let frame = 0;

  const follow = (own: DrawnPane, other: DrawnPane): void => {
    const scrolled = own.scroller.scrollTop - (tops.get(own) ?? 0);
    tops.set(own, own.scroller.scrollTop);
    if (scrolled === 0) return;
    const target = levelScrollTop(own, other, chainNow(workbench.store.get(), own, other));
    const moved = mapped === undefined ? scrolled : target - mapped;
    mapped = target;
    const from = other.scroller.scrollTop;
    const jump = own.scroller.clientHeight * 0.9;
    other.scroller.scrollTop = from + stepTowards({ scrolled, moved, away: target - from, jump });
    tops.set(other, other.scroller.scrollTop);
  };
  for (const [own, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const lead = (): void => {
      if (leader === own) return;
      leader = own;
      mapped = undefined;
      tops.set(own, own.scroller.scrollTop);
    };
    for (const event of ['wheel', 'pointerdown', 'touchstart', 'keydown', 'focusin'] as const)
      own.scroller.addEventListener(event, lead, options);
    own.scroller.addEventListener(
      'scroll',
      () => {
        if (leader !== own) return;
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(() => follow(own, other));
      },
      options,
    );
  }
  return () => {
    listening.abort();
    cancelAnimationFrame(frame);
  };
}

/** When another annotation is selected, what belongs to it comes into view beside it. Returns what ends it. */
function followSelection({ store }: Workbench, panes: readonly [DrawnPane, DrawnPane]): () => void {
  let known: string | null = null;
  let frame = 0;
  const look = (): void => {
    const state = store.get();
    const selected = selectedAnnotationOf(state);
    const id = selected?.id ?? null;
    if (id === known) return;
    known = id;
    cancelAnimationFrame(frame);
    if (selected) wait(REVEAL_FRAMES, () => bringPartner(state, selected, panes));
  };
  const wait = (frames: number, then: () => void): void => {
    frame = requestAnimationFrame(() => (frames > 1 ? wait(frames - 1, then) : then()));
  };
  look();
  const stop = store.subscribe(look);
  return () => {
    stop();
    cancelAnimationFrame(frame);
  };
}

/** As high as the selected one stands; where one of them can be seen already, nothing moves. */
function bringPartner(state: AppState, selected: Annotation, panes: readonly [DrawnPane, DrawnPane]): void {
  const [own, other] = [openDocumentOf(state), besideDocumentOf(state)];
  const here = panes.find(({ documentId }) => documentId === own?.document.id);
  const there = panes.find(({ documentId }) => documentId === other?.document.id);
  if (!own || !other || !here || !there) return;
  const [first, ...more] = partnersOf(selected, own, other).map(({ annotation }) => envelopeOf(annotation).start);
  if (first === undefined) return;
  const height = there.scroller.clientHeight;
  const isSeen = (offset: number): boolean => viewY(there, offset) > 0 && viewY(there, offset) < height;
  if ([first, ...more].some(isSeen)) return;
  const at = Math.min(Math.max(viewY(here, envelopeOf(selected).start), 0), height);
  there.scroller.scrollTop += viewY(there, first) - at;
  // What was far away had only an estimated place; now that it is near it can be measured.
  requestAnimationFrame(() => {
    there.scroller.scrollTop += viewY(there, first) - at;
  });
}

function inUse(state: AppState, panes: readonly DrawnPane[]): DrawnPane | undefined {
  const id = openDocumentOf(state)?.document.id;
  return panes.find(({ documentId }) => documentId === id);
}

let lastChain: { readonly anchors: readonly Anchor[]; readonly chain: readonly Anchor[] } | undefined;

function chainNow(state: AppState, own: DrawnPane, other: DrawnPane): readonly Anchor[] {
  const opens = openDocumentsOf(state);
  const [here, there] = [own, other].map(({ documentId }) => opens.find(({ document }) => document.id === documentId));
  if (!here || !there) return [];
  const anchors = anchorsOf(here, there);
  if (lastChain?.anchors !== anchors) lastChain = { anchors, chain: chainOf(anchors) };
  return lastChain.chain;
}
