import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useDraft } from './use-draft.ts';

interface DraftFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (text: string) => void;
  /** A sentence about what is wrong with the text, or undefined. A text with a problem is not committed. */
  readonly problemOf?: (text: string) => string | undefined;
  /** Told the text with which the field disappears where that cannot be committed. */
  readonly onDropped?: (text: string) => void;
  /** `lines`: Enter begins a new one. `grow`: one line that wraps where it is long, and Enter commits it. */
  readonly multiline?: 'lines' | 'grow';
  readonly type?: 'text' | 'date' | 'url';
  readonly numeric?: boolean;
  readonly placeholder?: string;
  readonly description?: string;
}

/** A field with its name that commits by itself; see `useDraft`. */
export function DraftField(props: DraftFieldProps): ReactNode {
  const {
    label,
    value,
    onCommit,
    problemOf,
    onDropped,
    multiline,
    type = 'text',
    numeric,
    placeholder,
    description,
  } = props;
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const draft = useDraft(
    value,
    (text) => {
      const found = problemOf?.(text);
      setProblem(found);
      if (found !== undefined) return false;
      if (text !== value) onCommit(text);
      return true;
    },
    onDropped,
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    // Ctrl+Enter finishes the document, from a field too; what is typed in it comes first.
    const command = event.ctrlKey || event.metaKey;
    if (multiline === 'lines' && !command) return;
    if (multiline === 'grow' && !command) event.preventDefault();
    draft.commit();
  };

  const shared = {
    id,
    className: 'control',
    value: draft.text,
    placeholder,
    title: description,
    'aria-invalid': problem !== undefined,
    'aria-describedby': problem === undefined ? undefined : `${id}-problem`,
    onBlur: draft.commit,
    onKeyDown,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {multiline ? (
        <textarea
          {...shared}
          rows={multiline === 'grow' ? 1 : 3}
          dir="auto"
          onChange={(event) => draft.change(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          type={type}
          dir="auto"
          inputMode={numeric ? 'decimal' : undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => draft.change(event.target.value)}
        />
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
