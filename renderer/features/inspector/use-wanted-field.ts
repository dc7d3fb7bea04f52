import { type RefObject, useEffect } from 'react';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { focusField } from '../../ui/focus-field.ts';
import type { WantedField } from '../../app/state/state.ts';

const entry = 'input:not([tabindex="-1"]), select, textarea';

/** Puts the cursor into the field that was asked for, once the annotation (or the document) is shown that has it. */
export function useWantedField(ref: RefObject<HTMLElement | null>, annotationId: AnnotationId | null): void {
  const { inspecting } = useWorkbench();
  const wanted = useApp((state) => state.wantedField);
  useEffect(() => {
    if (!ref.current || !wanted || wanted.annotationId !== annotationId) return;
    // The list of links sees to what is in it; a link opens first, and takes the cursor then.
    if (wanted.field.kind === 'link-attribute' || wanted.field.kind === 'links') return;
    focusField(findField(ref.current, wanted.field));
    inspecting.arrived();
  }, [ref, annotationId, wanted, inspecting]);
}

function findField(
  within: HTMLElement,
  field: Exclude<WantedField['field'], { kind: 'link-attribute' | 'links' }>,
): HTMLElement | null {
  if (field.kind === 'note') return within.querySelector<HTMLElement>('[data-note]');
  const attribute = field.kind === 'first' ? '' : `="${CSS.escape(field.attributeId)}"`;
  const found = within.querySelector(`[data-attribute${attribute}]`) ?? within.querySelector('.inspector-fields');
  // Of several circles the chosen one takes the focus.
  return found?.querySelector<HTMLElement>('input:checked[type="radio"]') ?? found?.querySelector(entry) ?? null;
}
