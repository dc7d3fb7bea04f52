import type { ReactNode } from 'react';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { formatNumber } from '../../ui/format.ts';
import { CheckListIcon } from '../../ui/icons.tsx';
import { Swatch } from '../../ui/label-chip.tsx';
import { MenuButton, MenuItem } from '../../ui/menu-button.tsx';
import { countByLabel } from './count-by-label.ts';

interface TickMenuProps {
  readonly codebook: Codebook;
  /** What is listed. */
  readonly annotations: readonly Annotation[];
  readonly onTick: (ids: readonly AnnotationId[]) => void;
}

/** Ticks everything that is listed, or everything that has a label. */
export function TickMenu({ codebook, annotations, onTick }: TickMenuProps): ReactNode {
  const items = (): ReactNode => {
    const counts = countByLabel(annotations);
    const labels = codebook.layers.flatMap((layer) => layer.labels.map((label) => ({ label, paint: layer.paint })));
    return (
      <>
        <MenuItem count={formatNumber(annotations.length)} onChoose={() => onTick(annotations.map(({ id }) => id))}>
          {translate('window.ticks.all')}
        </MenuItem>
        <MenuItem onChoose={() => onTick([])}>{translate('window.ticks.none')}</MenuItem>
        {labels
          .filter(({ label }) => counts.has(label.id))
          .map(({ label, paint }) => (
            <MenuItem
              key={label.id}
              count={formatNumber(counts.get(label.id) ?? 0)}
              onChoose={() => onTick(annotations.filter(({ labelId }) => labelId === label.id).map(({ id }) => id))}
            >
              <Swatch color={label.color} paint={paint} />
              {label.name}
            </MenuItem>
          ))}
      </>
    );
  };
  return (
    <MenuButton
      label={translate('window.ticks.menu')}
      className="icon-button"
      menuClassName="pane-menu"
      disabled={annotations.length === 0}
      items={items}
    >
      <CheckListIcon />
    </MenuButton>
  );
}
