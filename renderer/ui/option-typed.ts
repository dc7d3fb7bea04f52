import type { KeyboardEvent } from 'react';

/**
 * The option that a letter means, as in a native list: the next one from `current` on whose name begins with it. The
 * letter is used up by that, also where no option begins with it, so that it labels nothing by mistake.
 */
export function optionTyped<Option extends { readonly name: string }>(
  event: KeyboardEvent,
  options: readonly Option[],
  current = -1,
): Option | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[\p{L}\p{N}]$/u.test(event.key)) return undefined;
  event.preventDefault();
  const letter = event.key.toLowerCase();
  const inTurn = [...options.slice(current + 1), ...options.slice(0, current + 1)];
  return inTurn.find(({ name }) => name.toLowerCase().startsWith(letter));
}
