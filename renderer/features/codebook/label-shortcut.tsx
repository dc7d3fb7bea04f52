import { type ReactNode, useMemo } from 'react';
import { actions } from '#shared/api/actions.ts';
import type { Codebook, Label } from '#shared/domain/codebook.ts';
import type { Failure } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { shortcutProblem, trimmed } from './field-checks.ts';
import { SavedField } from './saved-field.tsx';
import { findShortcutConflicts } from './shortcut-conflicts.ts';

interface LabelShortcutProps {
  readonly codebook: Codebook;
  readonly label: Label;
  readonly save: (shortcut: string) => Promise<Failure | undefined>;
}

export function LabelShortcut({ codebook, label, save }: LabelShortcutProps): ReactNode {
  const overrides = useApp((state) => state.settings.keys);
  const conflicts = useMemo(() => findShortcutConflicts(codebook, label, overrides), [codebook, label, overrides]);
  return (
    <div className="codebook-shortcut">
      <SavedField
        label={translate('window.codebook.shortcut')}
        value={label.shortcut}
        normalise={trimmed}
        problemOf={shortcutProblem}
        short
        save={save}
      />
      <div role="status">
        {conflicts.labels.map((other) => (
          <p key={other.id} className="field-warning">
            {translate('window.codebook.shortcut-label', { label: other.name })}
          </p>
        ))}
        {conflicts.actions.map((name) => (
          <p key={name} className="field-warning">
            {translate('window.codebook.shortcut-action', { action: translate(actions[name].label) })}
          </p>
        ))}
      </div>
    </div>
  );
}
