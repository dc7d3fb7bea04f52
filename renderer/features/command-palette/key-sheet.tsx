import type { ReactNode } from 'react';
import type { Action, MenuName } from '#shared/api/action.ts';
import { type ActionName, actions } from '#shared/api/actions.ts';
import { translate } from '#shared/locales/translate.ts';
import { actionNames } from '../../app/actions.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { useKeysOf } from '../../app/use-keys.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Keys } from '../../ui/keys.tsx';
import { Swatch } from '../../ui/label-chip.tsx';
import { fixedKeys } from './fixed-keys.ts';
import './command-palette.css';

const menus: readonly MenuName[] = ['annotate', 'go', 'edit', 'view', 'file', 'help'];

/** Every key there is. */
export function KeySheet(): ReactNode {
  const workbench = useWorkbench();
  const codebook = useApp(codebookOf);
  const keysOf = useKeysOf();
  const close = (): void => workbench.closeDialog();
  return (
    <Dialog title={translate('action.keys.show')} width={900} onClose={close}>
      <div className="key-sheet">
        {codebook?.layers.map((layer) => (
          <section key={layer.id}>
            <h3>{layer.name}</h3>
            <ul>
              {layer.labels
                .filter((label) => label.shortcut !== '' && !label.retired)
                .map((label) => (
                  <li key={label.id}>
                    <Swatch color={label.color} paint={layer.paint} />
                    <span>{label.name}</span>
                    <Keys keys={label.shortcut} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
        {menus.map((menu) => (
          <section key={menu}>
            <h3>{translate(`menu.${menu}`)}</h3>
            <ul>
              {actionsIn(menu, keysOf).map(({ name, label, keys }) => (
                <li key={name}>
                  <span>{translate(label)}</span>
                  <Keys keys={keys} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {fixedKeys.map(({ name, keys: lines }) => (
          <section key={name}>
            <h3>{translate(name)}</h3>
            <ul>
              {lines.map(([what, ...alternatives]) => (
                <li key={what}>
                  <span>{translate(what)}</span>
                  <span className="key-alternatives">
                    {alternatives
                      .flatMap((keys) => (typeof keys === 'string' ? keys : (keysOf(keys.of) ?? [])))
                      .map((keys) => (
                        <Keys key={keys} keys={keys} />
                      ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="dialog-buttons sticky-buttons">
        <Button onClick={() => workbench.openDialog({ kind: 'settings' })}>{translate('window.keys.change')}</Button>
        <Button data-first onClick={close}>
          {translate('window.close')}
        </Button>
      </div>
    </Dialog>
  );
}

function actionsIn(menu: MenuName, keysOf: (name: ActionName) => string | undefined) {
  return actionNames.flatMap((name) => {
    const action: Action = actions[name];
    const keys = keysOf(name);
    // What has keys but no place in a menu is about editing.
    return keys !== undefined && (action.menu ?? 'edit') === menu ? [{ name, label: action.label, keys }] : [];
  });
}
