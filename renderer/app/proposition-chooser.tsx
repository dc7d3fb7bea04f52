import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import type { PropositionEntry } from '#shared/api/claim-answers.ts';
import type { PropositionId } from '#shared/domain/ids.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import './entity-chooser.css';
import { asking, useProjectQuery } from './use-project-query.ts';

const SHOWN = 8;

interface PropositionChooserProps {
  readonly label: string;
  /** The proposition that is not offered. */
  readonly without?: PropositionId;
  /** What is said where no proposition has the words. */
  readonly none: string;
  readonly onChoose: (proposition: PropositionEntry) => void;
  /** Offers a new one with the words that were typed. */
  readonly onCreate?: (statement: string) => void;
}

type Option =
  { readonly kind: 'entry'; readonly row: PropositionEntry } | { readonly kind: 'new'; readonly statement: string };

/** A field for a proposition: typing finds it by its words, the arrows choose, Enter takes, Esc leaves all as it was. */
export function PropositionChooser(props: PropositionChooserProps): ReactNode {
  const { label, without, none, onChoose, onCreate } = props;
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
    if (!option) return;
    close();
    if (option.kind === 'entry') onChoose(option.row);
    else onCreate?.(option.statement);
  };
  const step = (by: 1 | -1): void => setActive((current + by + options.length) % Math.max(1, options.length));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && isOpen) take(options[current]);
    else if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'ArrowDown' && !isOpen) setTyped('');
    else if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp' && isOpen) step(-1);
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
        placeholder={label}
        value={typed ?? ''}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onFocus={() => setTyped(typed ?? '')}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div role="listbox" id={`${id}-list`} aria-label={label} className="entity-options" hidden={!isOpen}>
        {isOpen &&
          options.map((option, index) => (
            // The keyboard works in the field above; a press here is for the mouse.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={option.kind === 'entry' ? option.row.id : 'new'}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(option)}
            >
              <span dir="auto">
                {option.kind === 'entry'
                  ? option.row.statement
                  : translate('window.assign.new', { statement: option.statement })}
              </span>
              {option.kind === 'entry' && (
                <span className="entity-option-label">
                  {translateCount('window.claims.claim', 'window.claims.claims', option.row.claims)}
                </span>
              )}
            </div>
          ))}
      </div>
      {isOpen && options.length === 0 && typed.trim() !== '' && (
        <p className="field-hint" role="status">
          {none}
        </p>
      )}
    </div>
  );
}

function useOptions(
  filter: string,
  { without, canCreate }: { readonly without: PropositionId | undefined; readonly canCreate: boolean },
): readonly Option[] {
  const load = useMemo(() => {
    const sort = { column: 'claims', direction: 'descending' } as const;
    return asking('propositions.register', { filter: filter.slice(0, 1000), sort, offset: 0, limit: SHOWN + 1 });
  }, [filter]);
  const answer = useProjectQuery(load);
  const rows = answer.kind === 'ready' ? answer.value.rows : [];
  const found = rows.filter((row) => row.id !== without).slice(0, SHOWN);
  const options = found.map((row): Option => ({ kind: 'entry', row }));
  // The same words name the same proposition.
  const isNew = !found.some(({ statement }) => statement.toLowerCase() === filter.toLowerCase());
  return canCreate && filter !== '' && isNew ? [...options, { kind: 'new', statement: filter }] : options;
}
