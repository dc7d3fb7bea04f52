import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { CheckIcon, ChevronDownIcon } from './icons.tsx';
import { Swatch } from './label-chip.tsx';
import type { SelectOption } from './select-field.tsx';
import './many-field.css';

export interface ManyOption extends SelectOption {
  readonly color?: string;
  readonly paint?: 'fill' | 'underline';
}

interface ManyFieldProps {
  readonly label: string;
  readonly options: readonly ManyOption[];
  /** Undefined where all of them will do. */
  readonly value: readonly string[] | undefined;
  readonly onChange: (ids: readonly string[] | undefined) => void;
}

/** Letters typed in so quick a succession belong together. */
const TYPING_MS = 800;

/** Any number of choices from a list. It opens as a menu, in which letters go to the choice that begins with them. */
export function ManyField({ label, options, value, onChange }: ManyFieldProps): ReactNode {
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  useEffect(() => {
    if (open) menu.current?.querySelector('button')?.focus();
  }, [open]);

  const toggle = (option: string): void => {
    const next = value?.includes(option) ? value.filter((one) => one !== option) : [...(value ?? []), option];
    onChange(next.length === 0 ? undefined : next);
  };
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' || event.key === 'Tab') {
      // Tab goes on from the field, which has the focus again by then.
      if (event.key === 'Escape') event.preventDefault();
      event.stopPropagation();
      return close();
    }
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    const place = placeFor(event.key, at, items.length) ?? letterPlace(event, at);
    if (place === undefined) return;
    event.preventDefault();
    items[place]?.focus();
  };
  const letterPlace = (event: KeyboardEvent, at: number): number | undefined => {
    if (event.key.length !== 1 || event.key === ' ') return undefined;
    const { text, at: before } = typed.current;
    const letters = (event.timeStamp - before < TYPING_MS ? text : '') + event.key.toLowerCase();
    typed.current = { text: letters, at: event.timeStamp };
    const begins = (index: number) => options[index % options.length]?.name.toLowerCase().startsWith(letters) ?? false;
    // A first letter goes on from where one is, so that pressing it again goes to the next.
    const from = Math.max(0, letters.length === 1 ? at + 1 : at);
    for (let step = 0; step < options.length; step += 1) if (begins(from + step)) return (from + step) % options.length;
    return undefined;
  };

  return (
    <div className="field many-field">
      <span id={`${id}-name`} className="field-name">
        {label}
      </span>
      <span className="select">
        <button
          ref={button}
          id={id}
          type="button"
          className="control"
          aria-labelledby={`${id}-name ${id}`}
          aria-haspopup="menu"
          aria-expanded={open}
          data-chosen={value !== undefined}
          onClick={() => setOpen(!open)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            setOpen(true);
          }}
        >
          {summaryOf(options, value)}
        </button>
        <ChevronDownIcon />
      </span>
      {open && (
        <div
          ref={menu}
          className="menu"
          role="menu"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={onKeyDown}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget) && event.relatedTarget !== button.current)
              setOpen(false);
          }}
        >
          {options.map((option) => (
            <Choice key={option.id} option={option} checked={value?.includes(option.id) ?? false} onToggle={toggle} />
          ))}
        </div>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly option: ManyOption;
  readonly checked: boolean;
  readonly onToggle: (id: string) => void;
}

function Choice({ option, checked, onToggle }: ChoiceProps): ReactNode {
  const { id, name, color, paint = 'fill' } = option;
  return (
    <button type="button" role="menuitemcheckbox" tabIndex={-1} aria-checked={checked} onClick={() => onToggle(id)}>
      <span className="menu-tick">{checked && <CheckIcon />}</span>
      {color !== undefined && <Swatch color={color} paint={paint} />}
      <span className="many-name">{name}</span>
    </button>
  );
}

function summaryOf(options: readonly SelectOption[], value: readonly string[] | undefined): string {
  if (value === undefined) return translate('window.query.any');
  const [first, ...others] = value;
  if (others.length > 0) return translate('window.query.chosen', { count: value.length });
  return options.find(({ id }) => id === first)?.name ?? first ?? translate('window.query.any');
}

function placeFor(key: string, at: number, count: number): number | undefined {
  const places: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % count,
    ArrowUp: (at - 1 + count) % count,
    Home: 0,
    End: count - 1,
  };
  return places[key];
}
