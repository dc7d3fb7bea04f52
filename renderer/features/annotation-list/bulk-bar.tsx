import { type KeyboardEvent, type ReactNode, useMemo } from 'react';
import { type Annotation, AnnotationStatus } from '#shared/domain/annotation.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { isAnyChecked, sharedAttributes } from '../../app/annotating/bulk.ts';
import { useWorkbench } from '../../app/context.tsx';
import { actionFor } from '../../app/keys.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { isMac } from '../../ui/key-names.ts';
import { ChevronDownIcon, CloseIcon, TrashIcon } from '../../ui/icons.tsx';
import { Swatch } from '../../ui/label-chip.tsx';
import { MenuButton, MenuItem } from '../../ui/menu-button.tsx';
import { ticksTakeKey } from './ticks-take-key.ts';

interface BulkBarProps {
  readonly codebook: Codebook;
  /** What is ticked. */
  readonly annotations: readonly Annotation[];
  /** The bar is about to go away with the focus in it. */
  readonly onLeave: () => void;
}

/** What can be done with everything that is ticked; each is one step to undo. */
export function BulkBar({ codebook, annotations, onLeave }: BulkBarProps): ReactNode {
  const workbench = useWorkbench();
  const { bulk, store } = workbench;
  const attributes = useMemo(() => sharedAttributes(codebook, annotations), [annotations, codebook]);

  const untick = (): void => {
    bulk.check([]);
    onLeave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const action = actionFor(event, isMac, store.get().settings.keys);
    if (!ticksTakeKey(event, { workbench, codebook, action })) return;
    event.preventDefault();
    if (!isAnyChecked(store.get())) onLeave();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc is how it is left
    <div className="bulk-bar" role="group" aria-label={translate('window.ticks.bar')} onKeyDown={onKeyDown}>
      <p role="status">{translate('window.ticks.count', { count: formatNumber(annotations.length) })}</p>
      <IconButton
        label={translate('window.ticks.delete')}
        icon={<TrashIcon />}
        onClick={() => {
          bulk.remove();
          onLeave();
        }}
      />
      <IconButton label={translate('window.ticks.none')} icon={<CloseIcon />} onClick={untick} />
      <div className="bulk-bar-actions">
        <MenuButton
          label={translate('window.ticks.relabel')}
          menuClassName="pane-menu"
          items={() =>
            codebook.layers.flatMap(({ labels, paint }) =>
              labels
                .filter(({ retired }) => !retired)
                .map(({ id, name, color, shortcut }) => (
                  <MenuItem key={id} count={shortcut} onChoose={() => bulk.relabelChecked(id)}>
                    <Swatch color={color} paint={paint} />
                    {name}
                  </MenuItem>
                )),
            )
          }
        >
          {translate('window.ticks.label')}
          <ChevronDownIcon />
        </MenuButton>
        <Button
          disabled={attributes.length === 0}
          title={attributes.length > 0 ? undefined : translate('window.ticks.no-attribute')}
          onClick={() => workbench.openDialog({ kind: 'ticks-attribute' })}
        >
          {translate('window.ticks.attribute')}
        </Button>
        <MenuButton
          label={translate('window.ticks.set-status')}
          menuClassName="pane-menu"
          items={() =>
            AnnotationStatus.options.map((status) => (
              <MenuItem key={status} onChoose={() => bulk.setStatus(status)}>
                {translate(`window.ticks.status.${status}`)}
              </MenuItem>
            ))
          }
        >
          {translate('window.ticks.status')}
          <ChevronDownIcon />
        </MenuButton>
      </div>
      <p className="field-hint">{translate('window.ticks.keys')}</p>
    </div>
  );
}
