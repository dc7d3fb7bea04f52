import { type ReactNode, useId, useState } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { statementProblem } from '../../app/claims/statement-problem.ts';
import { useTwin } from '../../app/claims/use-twin.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { SameWords } from './same-words.tsx';

/** Adds a wording to the register. Words that it has already are pointed out, and added only where that is meant. */
export function NewProposition(): ReactNode {
  const { claiming } = useWorkbench();
  const [text, setText] = useState('');
  const id = useId();
  const statement = text.trim();
  const twin = useTwin(statement, null);
  const problem = statementProblem(statement);
  const add = async (): Promise<void> => {
    // What was typed on in the meantime stays.
    if (await claiming.create(statement, [])) setText((now) => (now.trim() === statement ? '' : now));
  };
  return (
    <form
      className="propositions-new"
      onSubmit={(event) => {
        event.preventDefault();
        if (statement !== '' && problem === undefined) void add();
      }}
    >
      <input
        type="text"
        className="control"
        dir="auto"
        aria-label={translate('window.propositions.new')}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={`${id}-said`}
        placeholder={translate('window.propositions.new')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" idle={statement === '' || problem !== undefined || twin !== undefined}>
        {translate('window.register.add')}
      </Button>
      <div id={`${id}-said`} role="status" className="propositions-new-said">
        {problem !== undefined && <p className="field-problem">{problem}</p>}
        {twin && <SameWords claims={twin.claims} />}
      </div>
      {twin && (
        <div className="propositions-new-choice">
          <Button
            onClick={() => {
              claiming.showProposition(twin.id);
              setText('');
            }}
          >
            {translate('window.propositions.same-open')}
          </Button>
          <Button
            tone="quiet"
            onClick={() => {
              claiming.createAnother(statement, []);
              setText('');
            }}
          >
            {translate('window.propositions.same-add')}
          </Button>
        </div>
      )}
    </form>
  );
}
