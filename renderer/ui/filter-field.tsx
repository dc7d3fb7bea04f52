import type { ReactNode } from 'react';
import { SearchIcon } from './icons.tsx';
import './panes.css';

interface FilterFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Narrows a list while one types. Esc empties it first, and only then means anything else. */
export function FilterField({ label, value, onChange }: FilterFieldProps): ReactNode {
  return (
    <div className="filter-field">
      <SearchIcon />
      <input
        type="text"
        className="control"
        aria-label={label}
        placeholder={label}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          onChange('');
        }}
      />
    </div>
  );
}
