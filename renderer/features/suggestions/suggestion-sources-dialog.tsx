import { type ReactNode, useRef, useState } from 'react';
import type { RuleId } from '#shared/domain/ids.ts';
import type { Rule } from '#shared/domain/rule.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
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
  const isChanged = useRef(false);
  const [asksToLeave, setAsksToLeave] = useState(false);

  const editRule = async (id: RuleId): Promise<void> => {
    const rule = await workbench.suggesting.readRule(id);
    if (rule.ok) setEdited(rule.value);
    else workbench.notices.reportIfFailed(rule);
  };
  const leaveForm = (): void => {
    isChanged.current = false;
    setAsksToLeave(false);
    setLeftForm(true);
    setEdited(undefined);
  };
  /** Esc and Back: what was written is thrown away only after a question, and Esc again takes the question back. */
  const askToLeave = (): void => {
    if (isChanged.current) setAsksToLeave(!asksToLeave);
    else leaveForm();
  };

  return (
    <Dialog
      title={translate('window.suggestion-sources')}
      width={600}
      onClose={() => (edited === undefined ? workbench.closeDialog() : askToLeave())}
    >
      {edited === undefined ? (
        <div className="suggestion-sources">
          <SuggesterChoices />
          <RuleList onAdd={setEdited} onEdit={(id) => void editRule(id)} takesFocus={leftForm} />
          <div className="dialog-buttons">
            <Button tone="primary" onClick={() => workbench.closeDialog()}>
              {translate('window.done')}
            </Button>
          </div>
        </div>
      ) : (
        <RuleForm
          edited={edited}
          asksToLeave={asksToLeave}
          onChanged={() => {
            isChanged.current = true;
          }}
          onBack={askToLeave}
          onStay={() => setAsksToLeave(false)}
          onLeave={leaveForm}
        />
      )}
    </Dialog>
  );
}
