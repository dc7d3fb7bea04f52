import type { ReactNode } from 'react';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { formatNumber } from '../../ui/format.ts';
import { FilterIcon } from '../../ui/icons.tsx';
import { Swatch } from '../../ui/label-chip.tsx';
import { MenuButton, MenuItem } from '../../ui/menu-button.tsx';
import { countByLabel } from './count-by-label.ts';

interface LabelFilterProps {
  readonly codebook: Codebook;
  readonly annotations: readonly Annotation[];
  readonly value: ReadonlySet<string> | null;
  readonly onChange: (labels: ReadonlySet<string> | null) => void;
}

/** Which labels are listed and painted, and how many annotations each has. */
export function LabelFilter({ codebook, annotations, value, onChange }: LabelFilterProps): ReactNode {
  const items = (): ReactNode => {
    // Counted only where it is shown: a document may have tens of thousands.
    const counts = countByLabel(annotations);
    return (
      <>
        <MenuItem checked={value === null} count={formatNumber(annotations.length)} onChoose={() => onChange(null)}>
          {translate('window.annotations.all-labels')}
        </MenuItem>
        {codebook.layers.flatMap((layer) =>
          layer.labels.map((label) => (
            <MenuItem
              key={label.id}
              checked={value?.has(label.id) ?? false}
              count={formatNumber(counts.get(label.id) ?? 0)}
              onChoose={() => onChange(toggled(value, label.id))}
            >
              <Swatch color={label.color} paint={layer.paint} />
              {label.name}
            </MenuItem>
          )),
        )}
      </>
    );
  };
  return (
    <MenuButton
      label={value === null ? translate('window.filter') : translate('window.filter.some', { count: value.size })}
      menuLabel={translate('window.filter')}
      className="icon-button"
      menuClassName="pane-menu"
      pressed={value !== null}
      items={items}
    >
      <FilterIcon />
    </MenuButton>
  );
}

function toggled(value: ReadonlySet<string> | null, id: string): ReadonlySet<string> | null {
  const next = new Set(value);
  if (!next.delete(id)) next.add(id);
  return next.size === 0 ? null : next;
}
