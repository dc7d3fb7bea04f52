import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { formatNumber } from '../../ui/format.ts';
import { CheckIcon, FilterIcon } from '../../ui/icons.tsx';
import { Swatch } from '../../ui/label-chip.tsx';

interface LabelFilterProps {
  readonly codebook: Codebook;
  readonly annotations: readonly Annotation[];
  readonly value: ReadonlySet<string> | null;
  readonly onChange: (labels: ReadonlySet<string> | null) => void;
}

/** Which labels are listed and painted, and how many annotations each has. */
export function LabelFilter({ codebook, annotations, value, onChange }: LabelFilterProps): ReactNode {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  // Counted only where it is shown: a document may have tens of thousands.
  const counts = useMemo(() => (open ? countByLabel(annotations) : new Map<string, number>()), [open, annotations]);

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (open) menu.current?.querySelector('button')?.focus();
  }, [open]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      close();
      return;
    }
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    const places: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    items[place]?.focus();
  };

  const name = value === null ? translate('window.filter') : translate('window.filter.some', { count: value.size });
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-pressed={value !== null}
        onClick={() => setOpen(!open)}
      >
        <FilterIcon />
      </button>
      {open && (
        <div
          ref={menu}
          className="menu label-filter"
          role="menu"
          tabIndex={-1}
          aria-label={translate('window.filter')}
          onKeyDown={onKeyDown}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget) && event.relatedTarget !== button.current)
              setOpen(false);
          }}
        >
          <button
            type="button"
            role="menuitemcheckbox"
            tabIndex={-1}
            aria-checked={value === null}
            onClick={() => onChange(null)}
          >
            <span className="menu-tick">{value === null && <CheckIcon />}</span>
            {translate('window.annotations.all-labels')}
            <span className="menu-count">{formatNumber(annotations.length)}</span>
          </button>
          {codebook.layers.flatMap((layer) =>
            layer.labels.map((label) => (
              <button
                key={label.id}
                type="button"
                role="menuitemcheckbox"
                tabIndex={-1}
                aria-checked={value?.has(label.id) ?? false}
                onClick={() => onChange(toggled(value, label.id))}
              >
                <span className="menu-tick">{value?.has(label.id) && <CheckIcon />}</span>
                <Swatch color={label.color} paint={layer.paint} />
                {label.name}
                <span className="menu-count">{formatNumber(counts.get(label.id) ?? 0)}</span>
              </button>
            )),
          )}
        </div>
      )}
    </>
  );
}

function countByLabel(annotations: readonly Annotation[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { labelId } of annotations) counts.set(labelId, (counts.get(labelId) ?? 0) + 1);
  return counts;
}

/** Without a filter, the first label chosen is the only one; with the last one gone, all are back. */
function toggled(value: ReadonlySet<string> | null, labelId: string): ReadonlySet<string> | null {
  const next = new Set(value);
  if (!next.delete(labelId)) next.add(labelId);
  return next.size === 0 ? null : next;
}
