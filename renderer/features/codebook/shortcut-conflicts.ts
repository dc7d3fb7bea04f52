import { type ActionName, actions } from '#shared/api/actions.ts';
import { type KeyOverrides, keysOf } from '#shared/api/key-bindings.ts';
import type { Codebook, Label } from '#shared/domain/codebook.ts';
import { actionNames } from '../../app/actions.ts';

export interface ShortcutConflicts {
  readonly labels: readonly Label[];
  readonly actions: readonly ActionName[];
}

/** What else listens to the label's key: labels that are offered, and actions with this single key. */
export function findShortcutConflicts(
  codebook: Codebook,
  { id, shortcut }: Label,
  overrides: KeyOverrides,
): ShortcutConflicts {
  if (shortcut === '') return { labels: [], actions: [] };
  const key = shortcut.toLowerCase();
  return {
    labels: codebook.layers
      .flatMap((layer) => layer.labels)
      .filter((label) => label.id !== id && !label.retired && label.shortcut.toLowerCase() === key),
    actions: actionNames.filter(
      (name) => actions[name].keysBelongTo === 'window' && keysOf(name, overrides)?.toLowerCase() === key,
    ),
  };
}
