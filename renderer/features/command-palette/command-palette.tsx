import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Keys } from '../../ui/keys.tsx';
import { Swatch } from '../../ui/label-chip.tsx';
import { type PaletteEntry, paletteEntries, rankEntries } from './palette-entries.ts';
import './command-palette.css';

/** Everything that can be done now, and every document, by typing a part of its name. */
export function CommandPalette(): ReactNode {
  const workbench = useWorkbench();
  // What was possible when it was opened: it stays the same while one chooses.
  const [entries] = useState(() => paletteEntries(workbench));
  const project = useApp((state) => state.project.kind);
  return (
    <Chooser
      title={translate('action.palette.open')}
      field={translate('window.palette.field')}
      placeholder={translate(project === 'open' ? 'window.palette.field' : 'window.palette.field-no-project')}
      list={translate('window.palette.list')}
      entries={entries}
    />
  );
}

interface ChooserProps {
  readonly title: string;
  /** The name of the field, and what stands in it while it is empty. */
  readonly field: string;
  readonly placeholder?: string;
  readonly list: string;
  readonly entries: readonly PaletteEntry[];
}

/** One of many things, by typing a part of its name. */
export function Chooser({ title, field, placeholder = field, list: listName, entries }: ChooserProps): ReactNode {
  const workbench = useWorkbench();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const { ranked, more } = useMemo(() => rankEntries(entries, typed), [entries, typed]);
  const current = ranked[Math.min(active, ranked.length - 1)];

  const choose = (entry: PaletteEntry | undefined): void => {
    if (!entry || entry.missing !== undefined) return;
    workbench.closeDialog();
    entry.run();
  };
  const move = (place: number): void => {
    setActive(place);
    list.current?.children[place]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(current);
    }
    const places: Readonly<Record<string, number>> = {
      ArrowDown: (active + 1) % Math.max(ranked.length, 1),
      ArrowUp: (active - 1 + ranked.length) % Math.max(ranked.length, 1),
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    move(place);
  };

  return (
    <Dialog title={title} titleHidden width={560} className="palette" onClose={() => workbench.closeDialog()}>
      <input
        className="palette-field"
        role="combobox"
        aria-label={field}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${id}-${current.key}` : undefined}
        placeholder={placeholder}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          move(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} className="palette-list" role="listbox" id={`${id}-list`} aria-label={listName}>
        {ranked.map((entry) => (
          // The keyboard works in the field above; a press here is for the mouse.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={entry.key}
            role="option"
            tabIndex={-1}
            id={`${id}-${entry.key}`}
            aria-selected={entry === current}
            aria-disabled={entry.missing !== undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(entry)}
          >
            {entry.swatch && <Swatch {...entry.swatch} />}
            <span className="palette-name">{entry.name}</span>
            <span className="palette-kind">{entry.missing ?? entry.kind}</span>
            {entry.keys !== undefined && <Keys keys={entry.keys} />}
          </div>
        ))}
      </div>
      {ranked.length === 0 && <p className="palette-none">{translate('window.no-match')}</p>}
      {more > 0 && <p className="palette-none">{translate('window.palette.more', { count: formatNumber(more) })}</p>}
    </Dialog>
  );
}
