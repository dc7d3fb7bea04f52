import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import './combobox.css';

export interface ComboboxOption {
  readonly key: string;
  readonly name: string;
  /** Before the name. */
  readonly sign?: ReactNode;
  /** Behind it, quietly. */
  readonly detail?: string;
  readonly take: () => void;
}

interface ComboboxProps {
  readonly label: string;
  /** What stands in the field until something is typed. */
  readonly value?: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** Whether the options come up as soon as the field has the focus. */
  readonly opensAtOnce?: boolean;
  /** What is typed, and null while the list is closed. */
  readonly typed: string | null;
  readonly onTyped: (typed: string | null) => void;
  readonly options: readonly ComboboxOption[];
  /** What is said where there are no options. */
  readonly none: string;
  /** Enter in an emptied field. */
  readonly onClear?: (() => void) | undefined;
}

/** A field that finds by typing: the arrows choose, Enter takes, Esc leaves all as it was. */
export function Combobox(props: ComboboxProps): ReactNode {
  const { label, value = '', hint, placeholder, opensAtOnce = false, typed, onTyped, options, none, onClear } = props;
  const id = useId();
  // Nothing is chosen by coming into the field: Enter takes only what was typed for or gone to.
  const [active, setActive] = useState<number | null>(null);
  const isOpen = typed !== null;
  const current = active === null ? -1 : Math.min(active, options.length - 1);

  const close = (): void => {
    onTyped(null);
    setActive(null);
  };
  const take = (option: ComboboxOption | undefined): void => {
    if (typed?.trim() === '' && onClear) onClear();
    else if (option) option.take();
    else return;
    close();
  };
  const step = (by: 1 | -1): void => {
    const from = current === -1 && by === -1 ? 0 : current;
    setActive((from + by + options.length) % Math.max(1, options.length));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && isOpen) take(options[current]);
    else if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'ArrowDown') {
      if (!isOpen) onTyped(value);
      step(1);
    } else if (event.key === 'ArrowUp' && isOpen) step(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="field combobox">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        className="control"
        role="combobox"
        dir="auto"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && current >= 0 ? `${id}-${current}` : undefined}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        placeholder={placeholder}
        value={typed ?? value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          onTyped(event.target.value);
          setActive(event.target.value.trim() === '' ? null : 0);
        }}
        onFocus={() => opensAtOnce && onTyped(typed ?? value)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div role="listbox" id={`${id}-list`} aria-label={label} className="combobox-options" hidden={!isOpen}>
        {isOpen &&
          options.map((option, index) => (
            // The keyboard works in the field above; a press here is for the mouse.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={option.key}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(option)}
            >
              {option.sign}
              <span dir="auto">{option.name}</span>
              {option.detail !== undefined && <span className="combobox-detail">{option.detail}</span>}
            </div>
          ))}
      </div>
      {isOpen && options.length === 0 && (!opensAtOnce || typed.trim() !== '') && (
        <p className="field-hint" role="status">
          {none}
        </p>
      )}
      {hint !== undefined && !isOpen && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
