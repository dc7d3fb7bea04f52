import { type ReactNode, useId } from 'react';
import { ChevronDownIcon } from './icons.tsx';
import { RequiredMark } from './required-mark.tsx';

export interface SelectOption {
  readonly id: string;
  readonly name: string;
}

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options?: readonly SelectOption[];
  readonly groups?: readonly { readonly name: string; readonly options: readonly SelectOption[] }[];
  readonly onChange: (id: string) => void;
  readonly description?: string;
  readonly hint?: string;
  readonly required?: boolean;
}

export function SelectField(props: SelectFieldProps): ReactNode {
  const { label, value, options = [], groups = [], onChange, description, hint, required = false } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && <RequiredMark />}
      </label>
      <span className="select">
        <select
          id={id}
          className="control"
          value={value}
          title={description}
          aria-required={required || undefined}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.name}
            </option>
          ))}
          {groups.map((group) => (
            <optgroup key={group.name} label={group.name}>
              {group.options.map((option) => (
                <option key={option.id} value={option.id}>
                  {option.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <ChevronDownIcon />
      </span>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
