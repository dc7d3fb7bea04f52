import { type ReactNode, useState } from 'react';
import type { Rule } from '#shared/domain/rule.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RuleForm } from './rule-form.tsx';
import { RuleList } from './rule-list.tsx';
import { SuggesterChoices } from './suggester-choices.tsx';
import './suggestion-sources.css';

/** What is being edited: a rule that is there, or a new one of a kind. */
export type EditedRule = Rule | Rule['source']['kind'];

/** Which suggesters are asked, and the rules of the project. */
export function SuggestionSourcesDialog(): ReactNode {
  const workbench = useWorkbench();
  const [edited, setEdited] = useState<EditedRule>();
  const [leftForm, setLeftForm] = useState(false);
  return (
    <Dialog title={translate('window.suggestion-sources')} width={600} onClose={() => workbench.closeDialog()}>
      {edited === undefined ? (
        <div className="suggestion-sources">
          <SuggesterChoices />
          <RuleList onEdit={setEdited} takesFocus={leftForm} />
        </div>
      ) : (
        <RuleForm
          edited={edited}
          onDone={() => {
            setLeftForm(true);
            setEdited(undefined);
          }}
        />
      )}
    </Dialog>
  );
}
