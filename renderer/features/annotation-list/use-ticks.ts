import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { useWorkbench } from '../../app/context.tsx';
import { actionFor } from '../../app/keys.ts';
import { isMac } from '../../ui/key-names.ts';
import { targetOf } from '../../ui/use-virtual-rows.ts';
import { ticksTakeKey } from './ticks-take-key.ts';

/** A stretch of the list that is being ticked with Shift, and what was ticked before it was begun. */
interface Stretch {
  readonly anchor: AnnotationId;
  readonly before: ReadonlySet<AnnotationId>;
}

interface Ticks {
  /** Answers whether the press was about ticks. */
  readonly onClick: (event: MouseEvent, annotation: Annotation) => boolean;
  readonly onKeyDown: (event: KeyboardEvent, annotation: Annotation) => boolean;
  readonly toggle: (annotation: Annotation) => void;
}

/**
 * Ticking in the list, with the keys and presses of any list of files: Ctrl toggles, Shift ticks a stretch, Space
 * toggles, Ctrl+A ticks all, Esc none. While something is ticked, Delete and the keys of labels act on all of it.
 */
export function useTicks(shown: readonly Annotation[], codebook: Codebook): Ticks {
  const workbench = useWorkbench();
  const { store, bulk, annotating } = workbench;
  const stretch = useRef<Stretch>(undefined);
  /** Where a stretch would begin. */
  const last = useRef<AnnotationId>(undefined);

  const toggle = ({ id }: Annotation): void => {
    stretch.current = undefined;
    last.current = id;
    bulk.toggle(id);
  };
  const extendTo = (target: number, from: AnnotationId): void => {
    stretch.current ??= { anchor: from, before: store.get().checkedIds };
    const { anchor, before } = stretch.current;
    const start = shown.findIndex(({ id }) => id === anchor);
    const [low, high] = start < 0 ? [target, target] : [Math.min(start, target), Math.max(start, target)];
    bulk.check([...before, ...shown.slice(low, high + 1).map(({ id }) => id)]);
  };

  const onKeyDown = (event: KeyboardEvent, annotation: Annotation): boolean => {
    const command = isMac ? event.metaKey : event.ctrlKey;
    if (event.shiftKey && !command && !event.altKey) {
      const at = shown.indexOf(annotation);
      const target = targetOf(event.key, at, shown.length);
      // The list itself moves the focus there.
      if (target !== undefined) extendTo(target, annotation.id);
      if (target !== undefined) return false;
      if (event.key === ' ' && last.current !== undefined) {
        extendTo(at, last.current);
        return true;
      }
    }
    if (event.key === ' ' && !command && !event.altKey) {
      toggle(annotation);
      return true;
    }
    // Whatever keys a person has chosen for them: in the list these actions are about the list.
    const action = actionFor(event, isMac, store.get().settings.keys);
    if (action === 'selection.all') {
      bulk.checkAll();
      return true;
    }
    if (ticksTakeKey(event, { workbench, codebook, action })) return true;
    if (action !== 'annotation.remove') return false;
    annotating.selectAnnotation(annotation.id);
    annotating.remove();
    return true;
  };

  const onClick = (event: MouseEvent, annotation: Annotation): boolean => {
    const { selectedId, checkedIds } = store.get();
    if (event.shiftKey) {
      const from = last.current ?? selectedId ?? annotation.id;
      extendTo(shown.indexOf(annotation), from);
      return true;
    }
    stretch.current = undefined;
    if (isMac ? event.metaKey : event.ctrlKey) {
      // What is selected already belongs to it, as in any list of files.
      if (checkedIds.size === 0 && selectedId !== null && selectedId !== annotation.id) bulk.check([selectedId]);
      toggle(annotation);
      return true;
    }
    last.current = annotation.id;
    return false;
  };

  return { onClick, onKeyDown, toggle };
}
