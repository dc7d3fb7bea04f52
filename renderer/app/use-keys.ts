import type { ActionName } from '#shared/api/actions.ts';
import { keysOf } from '#shared/api/key-bindings.ts';
import { useApp } from './context.tsx';

/** The keys of actions as they are set now, for showing them. */
export function useKeysOf(): (name: ActionName) => string | undefined {
  const overrides = useApp((state) => state.settings.keys);
  return (name) => keysOf(name, overrides);
}
