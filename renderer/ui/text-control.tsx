import type { KeyboardEvent, ReactNode } from 'react';

interface TextControlProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** `lines`: several lines. `grow`: one line that wraps where it is long. */
  readonly multiline?: 'lines' | 'grow' | undefined;
  readonly type?: 'text' | 'date' | 'url' | 'color' | undefined;
  readonly numeric?: boolean | undefined;
  readonly required?: boolean | undefined;
  /** The id of a list of proposals. */
  readonly list?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly title?: string | undefined;
  /** Where no label stands beside it. */
  readonly label?: string | undefined;
  readonly hint?: string | undefined;
  /** What is wrong with the text. */
  readonly problem?: string | undefined;
}

/** A field for text with what is said below it. What the text means, and when it is kept, is the caller's. */
export function TextControl(props: TextControlProps): ReactNode {
  const { id, value, onChange, onBlur, onKeyDown, multiline, type = 'text' } = props;
  const { numeric, required, list, placeholder, title, label, hint, problem } = props;
  const described = [problem !== undefined && `${id}-problem`, hint !== undefined && `${id}-hint`].filter(Boolean);
  const shared = {
    id,
    className: 'control',
    value,
    placeholder,
    title,
    'aria-label': label,
    'aria-invalid': problem !== undefined,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-required': required || undefined,
    onBlur,
    onKeyDown,
  };
  return (
    <>
      {multiline ? (
        <textarea
          {...shared}
          rows={multiline === 'grow' ? 1 : 3}
          dir="auto"
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          type={type}
          dir={type === 'color' ? undefined : 'auto'}
          inputMode={numeric ? 'decimal' : undefined}
          list={list}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
