import { type ActionName, actions } from '#shared/api/actions.ts';
import { canBeInMenu, defaultKeysOf, isTaken, type KeyOverrides, keysOf, sameKeys } from '#shared/api/key-bindings.ts';
import type { Codebook, Label } from '#shared/domain/codebook.ts';
import { actionNames } from '../../app/actions.ts';

/** What else has the same keys. Of two actions the first of the table would go; an action goes before a label. */
export interface KeyConflicts {
  readonly actions: readonly ActionName[];
  readonly labels: readonly Label[];
}

export function conflictsOf(
  name: ActionName,
  keys: string,
  { overrides, codebook }: { readonly overrides: KeyOverrides; readonly codebook: Codebook | undefined },
): KeyConflicts {
  const labels = codebook?.layers.flatMap((layer) => layer.labels) ?? [];
  return {
    actions: actionNames.filter((other) => other !== name && sameKeys(keysOf(other, overrides) ?? '', keys)),
    // What the menu catches never gets to a label; its keys are no single characters anyway.
    labels: labels.filter(({ shortcut, retired }) => shortcut !== '' && !retired && sameKeys(shortcut, keys)),
  };
}

export type KeyRefusal = 'taken' | 'not-in-menu';

/** Why an action cannot have these keys at all. What it had from the beginning it can have again. */
export function refusalOf(name: ActionName, keys: string): KeyRefusal | undefined {
  if (sameKeys(defaultKeysOf(name) ?? '', keys)) return undefined;
  if (isTaken(keys)) return 'taken';
  return actions[name].keysBelongTo === 'menu' && !canBeInMenu(keys) ? 'not-in-menu' : undefined;
}

/** The overrides with other keys for one action; empty for none. Whoever else had them has none any more. */
export function withKeys(overrides: KeyOverrides, name: ActionName, keys: string): KeyOverrides {
  const losing = keys === '' ? [] : conflictsOf(name, keys, { overrides, codebook: undefined }).actions;
  const next = { ...overrides, ...Object.fromEntries(losing.map((other) => [other, ''])), [name]: keys };
  return keys !== '' && sameKeys(keys, defaultKeysOf(name) ?? '') ? withoutOverride(next, name) : next;
}

export function withoutOverride(overrides: KeyOverrides, name: ActionName): KeyOverrides {
  return Object.fromEntries(Object.entries(overrides).filter(([other]) => other !== name));
}
