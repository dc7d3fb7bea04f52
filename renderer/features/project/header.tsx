import type { ReactNode } from 'react';
import { type ActionName, actions } from '#shared/api/actions.ts';
import { translate } from '#shared/locales/translate.ts';
import { isEnabled, runAction } from '../../app/actions.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { leftPanelOpen, projectOf } from '../../app/state/selectors.ts';
import { useKeysOf } from '../../app/use-keys.ts';
import { IconButton } from '../../ui/button.tsx';
import { LeftPanelIcon, RedoIcon, RightPanelIcon, UndoIcon } from '../../ui/icons.tsx';
import { isMac, keyNames } from '../../ui/key-names.ts';
import { SaveState } from './save-state.tsx';
import { ViewTabs } from './view-tabs.tsx';
import './header.css';

/** The bar at the top: which project, which view, whether it is saved. */
export function Header(): ReactNode {
  const info = useApp(projectOf);
  const leftOpen = useApp(leftPanelOpen);
  const { rightOpen } = useApp((state) => state.settings);
  const view = useApp((state) => state.view);
  const reading = view === 'read';
  return (
    <header className="header">
      <div className="header-panel">
        <ActionButton action="panel.left" icon={<LeftPanelIcon />} pressed={reading && leftOpen} disabled={!reading} />
      </div>
      <div className="header-project" title={info?.location}>
        <h1>{info?.name}</h1>
        <p>{folderOf(info?.location ?? '')}</p>
      </div>
      <ViewTabs />
      <SaveState />
      <div className="header-actions">
        <ActionButton action="history.undo" icon={<UndoIcon />} />
        <ActionButton action="history.redo" icon={<RedoIcon />} />
        <ActionButton
          action="panel.right"
          icon={<RightPanelIcon />}
          pressed={reading && rightOpen}
          disabled={!reading}
        />
      </div>
    </header>
  );
}

interface ActionButtonProps {
  readonly action: ActionName;
  readonly icon: ReactNode;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}

function ActionButton({ action, icon, pressed, disabled }: ActionButtonProps): ReactNode {
  const workbench = useWorkbench();
  const enabled = useApp((state) => isEnabled(action, state));
  const keys = useKeysOf()(action);
  return (
    <IconButton
      label={translate(actions[action].label)}
      icon={icon}
      keys={keys === undefined ? undefined : keyNames(keys, isMac).join(isMac ? '' : '+')}
      aria-pressed={pressed}
      disabled={!enabled || disabled}
      onClick={() => runAction(action, workbench)}
    />
  );
}

/** The last two folders: enough to tell where the file lies, and the whole path is in the tooltip. */
function folderOf(location: string): string {
  const parts = location.split(/[\\/]/);
  return parts.slice(-3, -1).join('/');
}
