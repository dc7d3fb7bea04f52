import { type ActionName, actions } from '#shared/api/actions.ts';
import { keysOf } from '#shared/api/key-bindings.ts';
import { translate } from '#shared/locales/translate.ts';
import { printedKeys } from '../ui/key-names.ts';
import { useApp } from './context.tsx';

/** The keys of an action as a sentence names them: printed, or the action's name where it has none (any more). */
export function useKeysInWords(): (name: ActionName) => string {
  const keysOfAction = useKeysOf();
  return (name) => {
    const keys = keysOfAction(name);
    const action = translate(actions[name].label).replace(/…$/, '');
    return keys === undefined ? translate('window.keys.by-name', { action }) : printedKeys(keys);
  };
}

/** The keys of actions as they are set now, for showing them. */
export function useKeysOf(): (name: ActionName) => string | undefined {
  const overrides = useApp((state) => state.settings.keys);
  return (name) => keysOf(name, overrides);
}
