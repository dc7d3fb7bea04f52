import { type ReactNode, useId, useState } from 'react';
import type { Failure } from '#shared/domain/result.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { Button } from '../../ui/button.tsx';
import { nameProblem } from './field-checks.ts';

interface NameFormProps {
  /** What the field is for. */
  readonly label: string;
  readonly onAdd: (name: string) => Promise<Failure | undefined>;
}

/** Adds something new by its name. A name that could not be added stays in the field. */
export function NameForm({ label, onAdd }: NameFormProps): ReactNode {
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = async (): Promise<void> => {
    const name = text.trim();
    const found = nameProblem(name);
    setProblem(found);
    if (found !== undefined) return;
    const refused = await onAdd(name);
    if (refused) setProblem(describeFailure(refused));
    else setText('');
  };
  return (
    <form
      className="name-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div className="field">
        <input
          id={id}
          className="control"
          aria-label={label}
          placeholder={label}
          value={text}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(undefined);
          }}
        />
        {problem !== undefined && (
          <p id={`${id}-problem`} className="field-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <Button type="submit">{translate('window.codebook.add')}</Button>
    </form>
  );
}
