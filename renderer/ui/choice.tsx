import type { ReactNode } from 'react';

interface ChoiceProps {
  readonly type: 'checkbox' | 'radio';
  readonly label: string;
  readonly detail?: string;
  readonly checked: boolean;
  readonly name?: string;
  readonly onChange: (checked: boolean) => void;
}

/** A checkbox or radio button with its label, and a line that says more. */
export function Choice({ type, label, detail, checked, name, onChange }: ChoiceProps): ReactNode {
  return (
    <label className="choice">
      <input type={type} name={name} checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {detail !== undefined && <span className="choice-detail">{detail}</span>}
      </span>
    </label>
  );
}
