import { type ReactNode, useId } from 'react';

interface SegmentedProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (id: string) => void;
  readonly description?: string;
}

/** A few choices beside each other, of which one holds. */
export function Segmented({ label, value, options, onChange, description }: SegmentedProps): ReactNode {
  const id = useId();
  return (
    <div className="field" title={description}>
      <span className="field-name" id={id}>
        {label}
      </span>
      <div>
        <div className="segmented" role="radiogroup" aria-labelledby={id}>
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
