import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { optionTyped } from './option-typed.ts';
import { RequiredMark } from './required-mark.tsx';

interface SegmentedProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (id: string) => void;
  readonly description?: string;
  readonly required?: boolean;
}

/** A few choices beside each other, of which one holds. Its first letter chooses one, as in a list. */
export function Segmented(props: SegmentedProps): ReactNode {
  const { label, value, options, onChange, description, required = false } = props;
  const id = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    const typed = optionTyped(event, options);
    if (typed) onChange(typed.id);
  };
  return (
    <div className="field" title={description}>
      <span className="field-name" id={id}>
        {label}
        {required && <RequiredMark />}
      </span>
      <div>
        <div
          className="segmented"
          role="radiogroup"
          tabIndex={-1}
          aria-labelledby={id}
          aria-required={required || undefined}
          onKeyDown={onKeyDown}
        >
          {options.map((option) => (
            <label key={option.id}>
              <input
                type="radio"
                name={id}
                value={option.id}
                checked={option.id === value}
                onChange={() => onChange(option.id)}
              />
              {option.name}
            </label>
          ))}
        </div>
      </div>
    </div>
  );
}
