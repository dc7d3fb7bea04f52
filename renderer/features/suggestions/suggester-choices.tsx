import type { ReactNode } from 'react';
import { type SuggesterId, suggesterIds } from '#shared/api/suggestion.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { Choice } from '../../ui/choice.tsx';

/** Switches suggesters on and off; the setting is the person's and not the project's. */
export function SuggesterChoices(): ReactNode {
  const workbench = useWorkbench();
  const on = useApp((state) => state.settings.suggesters);
  const change = (id: SuggesterId, checked: boolean): void => {
    const suggesters = suggesterIds.filter((one) => (one === id ? checked : on.includes(one)));
    void workbench.changeSettings({ suggesters });
  };
  return (
    <fieldset className="suggester-choices">
      <legend>{translate('window.suggesters')}</legend>
      {suggesterIds.map((id) => (
        <Choice
          key={id}
          type="checkbox"
          label={translate(`window.suggesters.${id}`)}
          detail={translate(`window.suggesters.${id}-detail`)}
          checked={on.includes(id)}
          onChange={(checked) => change(id, checked)}
        />
      ))}
    </fieldset>
  );
}
