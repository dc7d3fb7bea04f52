import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import type { RegisterRow } from '#shared/api/register-answers.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import type { EntityId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { Swatch } from '../ui/label-chip.tsx';
import { useApp } from './context.tsx';
import './entity-chooser.css';
import { codebookOf } from './selectors.ts';
import { asking, useProjectQuery } from './use-project-query.ts';

const SHOWN = 8;

/** An entry by name and id. */
type Chosen = Pick<RegisterRow, 'id' | 'name'>;

interface EntityChooserProps {
  readonly label: string;
  /** What stands in the field until something is typed: the name of the present entry. */
  readonly value?: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** The entry that is not offered. */
  readonly without?: EntityId;
  /** What is said where no entry has the name. */
  readonly none: string;
  readonly onChoose: (entry: Chosen) => void;
  /** Offers a new entry with the name that was typed. */
  readonly onCreate?: (name: string) => void;
  /** The field was emptied. */
  readonly onClear?: () => void;
}

type Option = { readonly kind: 'entry'; readonly row: RegisterRow } | { readonly kind: 'new'; readonly name: string };

/** A field for an entry of the register: typing finds it, the arrows choose, Enter takes, Esc leaves all as it was. */
export function EntityChooser(props: EntityChooserProps): ReactNode {
  const { label, value = '', hint, placeholder, without, none, onChoose, onCreate, onClear } = props;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const isOpen = typed !== null;
  const options = useOptions(typed?.trim() ?? '', { without, canCreate: onCreate !== undefined });
  const current = Math.min(active, options.length - 1);

  const close = (): void => {
    setTyped(null);
    setActive(0);
  };
  const take = (option: Option | undefined): void => {
    if (typed?.trim() === '' && onClear) onClear();
    else if (option?.kind === 'entry') onChoose(option.row);
    else if (option) onCreate?.(option.name);
    else return;
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && isOpen) take(options[current]);
    else if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'ArrowDown' && !isOpen) setTyped(value);
    else if (event.key === 'ArrowDown') setActive((current + 1) % Math.max(1, options.length));
    else if (event.key === 'ArrowUp' && isOpen) setActive((current - 1 + options.length) % Math.max(1, options.length));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="field entity-chooser">
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
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div role="listbox" id={`${id}-list`} aria-label={label} className="entity-options" hidden={!isOpen}>
        {isOpen &&
          options.map((option, index) => (
            <OptionRow
              key={option.kind === 'entry' ? option.row.id : 'new'}
              id={`${id}-${index}`}
              option={option}
              selected={index === current}
              onTake={() => take(option)}
            />
          ))}
      </div>
      {isOpen && options.length === 0 && (
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

function useOptions(
  filter: string,
  { without, canCreate }: { readonly without: EntityId | undefined; readonly canCreate: boolean },
): readonly Option[] {
  const load = useMemo(
    () =>
      asking('register.entities', {
        filter: filter.slice(0, 200),
        labelId: null,
        sort: 'mentions',
        direction: 'descending',
        offset: 0,
        limit: SHOWN + 1,
      }),
    [filter],
  );
  const answer = useProjectQuery(load);
  const rows = answer.kind === 'ready' ? answer.value.rows : [];
  const found = rows.filter((row) => row.id !== without).slice(0, SHOWN);
  const options = found.map((row): Option => ({ kind: 'entry', row }));
  return canCreate && filter !== '' ? [...options, { kind: 'new', name: filter }] : options;
}

interface OptionRowProps {
  readonly id: string;
  readonly option: Option;
  readonly selected: boolean;
  readonly onTake: () => void;
}

function OptionRow({ id, option, selected, onTake }: OptionRowProps): ReactNode {
  const codebook = useApp(codebookOf);
  const found = option.kind === 'entry' && codebook ? findLabel(codebook, option.row.labelId) : undefined;
  return (
    // The keyboard works in the field above; a press here is for the mouse.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      {found && <Swatch color={found.label.color} paint={found.layer.paint} />}
      <span dir="auto">
        {option.kind === 'entry' ? option.row.name : translate('window.register.new-named', { name: option.name })}
      </span>
      {found && <span className="entity-option-label">{found.label.name}</span>}
    </div>
  );
}
