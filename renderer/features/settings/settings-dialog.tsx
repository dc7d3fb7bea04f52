import { type ReactNode, useState } from 'react';
import type { Settings } from '#shared/api/settings.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DraftField } from '../../ui/draft-field.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { KeyTable } from './key-table.tsx';
import './settings.css';

const themes = ['system', 'light', 'dark'] as const;
const textSizes = [70, 80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200];

/** What the application remembers of a person: how the window looks, and the keys. Everything is kept at once. */
export function SettingsDialog(): ReactNode {
  const workbench = useWorkbench();
  const close = (): void => workbench.closeDialog();
  return (
    <Dialog title={translate('window.settings')} width={760} className="settings" onClose={close}>
      <General />
      <KeySettings />
      <div className="dialog-buttons sticky-buttons">
        <Button tone="primary" onClick={close}>
          {translate('window.done')}
        </Button>
      </div>
    </Dialog>
  );
}

function General(): ReactNode {
  const workbench = useWorkbench();
  const settings = useApp((state) => state.settings);
  const change = (patch: Partial<Settings>): void => void workbench.changeSettings(patch);
  const sizes = textSizes.includes(settings.textSize) ? textSizes : [settings.textSize, ...textSizes];
  return (
    <section className="settings-general" aria-label={translate('window.settings.general')}>
      <Segmented
        label={translate('window.settings.theme')}
        value={settings.theme}
        options={themes.map((id) => ({ id, name: translate(`window.settings.theme.${id}`) }))}
        onChange={(id) => change({ theme: themes.find((theme) => theme === id) ?? 'system' })}
      />
      <SelectField
        label={translate('window.settings.text-size')}
        value={String(settings.textSize)}
        options={sizes.map((percent) => ({
          id: String(percent),
          name: translate('window.settings.text-size.percent', { percent }),
        }))}
        onChange={(id) => change({ textSize: Number(id) })}
      />
      <DraftField
        label={translate('window.settings.annotator')}
        value={settings.annotator}
        description={translate('window.settings.annotator-hint')}
        onCommit={(annotator) => change({ annotator: annotator.trim().slice(0, 200) })}
      />
      <Choice
        type="checkbox"
        label={translate('window.settings.snapping')}
        detail={translate('window.settings.snapping-hint')}
        checked={settings.tokenSnapping}
        onChange={(tokenSnapping) => change({ tokenSnapping })}
      />
    </section>
  );
}

function KeySettings(): ReactNode {
  const workbench = useWorkbench();
  const overrides = useApp((state) => state.settings.keys);
  const [filter, setFilter] = useState('');
  return (
    <section className="settings-keys" aria-labelledby="settings-keys">
      <div className="settings-head">
        <h3 id="settings-keys">{translate('window.settings.keys')}</h3>
        <FilterField label={translate('window.settings.filter')} value={filter} onChange={setFilter} />
        <Button
          disabled={Object.keys(overrides).length === 0}
          onClick={() => void workbench.changeSettings({ keys: {} })}
        >
          {translate('window.settings.reset-all')}
        </Button>
      </div>
      <KeyTable filter={filter} onChange={(keys) => void workbench.changeSettings({ keys })} />
    </section>
  );
}
