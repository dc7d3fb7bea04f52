import { type ReactNode, useId } from 'react';
import { Choice } from './choice.tsx';

interface OptionChoicesProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: readonly string[];
  readonly hint?: string;
  /** The chosen ones, in the order of the options. */
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Any of some things, each with a box to tick. */
export function OptionChoices({ label, options, chosen, hint, onChange }: OptionChoicesProps): ReactNode {
  const id = useId();
  return (
    <fieldset className="option-choices" aria-describedby={hint === undefined ? undefined : id}>
      <legend>{label}</legend>
      <div className="option-choices-list">
        {options.map((option) => (
          <Choice
            key={option.id}
            type="checkbox"
            label={option.name}
            checked={chosen.includes(option.id)}
            onChange={(checked) =>
              onChange(
                options.map((one) => one.id).filter((one) => (one === option.id ? checked : chosen.includes(one))),
              )
            }
          />
        ))}
      </div>
      {hint !== undefined && (
        <p id={id} className="field-hint">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
