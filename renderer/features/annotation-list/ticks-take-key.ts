import type { KeyboardEvent } from 'react';
import type { ActionName } from '#shared/api/actions.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { isAnyChecked } from '../../app/annotating/bulk.ts';
import { labelFor } from '../../app/keys.ts';
import type { Workbench } from '../../app/workbench.ts';

interface Meaning {
  readonly workbench: Workbench;
  readonly codebook: Codebook;
  /** What the keys are elsewhere in the window. */
  readonly action: ActionName | undefined;
}

/**
 * While something is ticked and the focus is in the list or in the bar above it, the keys for deleting, for letting go
 * and of labels mean what is ticked. Answers whether the key was one of them. Esc always leads out of things.
 */
export function ticksTakeKey(event: KeyboardEvent, { workbench: { store, bulk }, codebook, action }: Meaning): boolean {
  if (!isAnyChecked(store.get())) return false;
  if (action === 'annotation.remove') {
    bulk.remove();
    return true;
  }
  if (action === 'selection.clear' || event.key === 'Escape') {
    bulk.check([]);
    return true;
  }
  const label = action === undefined && !event.repeat ? labelFor(event, codebook) : undefined;
  if (label) bulk.relabelChecked(label.id);
  return label !== undefined;
}
