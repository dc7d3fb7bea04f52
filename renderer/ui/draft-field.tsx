import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { RequiredMark } from './required-mark.tsx';
import { TextControl } from './text-control.tsx';
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
  readonly required?: boolean;
  /** Texts to choose from; any other one may be typed. Given, the field is a combobox, whether there are some or not. */
  readonly proposals?: readonly string[];
  readonly hint?: string;
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
    required = false,
    proposals,
    hint,
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
    { onDropped },
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    // Ctrl+Enter finishes the document, from a field too; what is typed in it comes first.
    const command = event.ctrlKey || event.metaKey;
    if (multiline === 'lines' && !command) return;
    if (multiline === 'grow' && !command) event.preventDefault();
    draft.commit();
  };

  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && <RequiredMark />}
      </label>
      <TextControl
        id={id}
        value={draft.text}
        onChange={draft.change}
        onBlur={draft.commit}
        onKeyDown={onKeyDown}
        multiline={multiline}
        type={type}
        numeric={numeric}
        required={required}
        list={proposals ? `${id}-proposals` : undefined}
        placeholder={placeholder}
        title={description}
        hint={hint}
        problem={problem}
      />
      {proposals && (
        <datalist id={`${id}-proposals`}>
          {proposals.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </datalist>
      )}
    </div>
  );
}
