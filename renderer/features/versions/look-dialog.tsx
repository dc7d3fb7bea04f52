import type { KeyboardEvent, ReactNode } from 'react';
import type { ToLookAt } from '#shared/api/version-methods.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf, labelOf } from '../../app/state/selectors.ts';
import { lookOf } from '../../app/reading/versioning.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { LabelChip } from '../../ui/label-chip.tsx';
import { type RowFocus, VirtualList } from '../../ui/virtual-list.tsx';
import { LookReason, LookWords } from './look-words.tsx';
import './versions.css';

const ROW_HEIGHT = 64;

/** Everything that was carried over to the open article and needs a look, in the order of its text. */
export function LookDialog(): ReactNode {
  const workbench = useWorkbench();
  const look = useApp(lookOf);
  const items = look?.items ?? [];
  const { versioning } = workbench;
  const goTo = (item: ToLookAt): void => {
    workbench.closeDialog();
    versioning.goTo(item);
  };
  const onItemKeyDown = (event: KeyboardEvent, item: ToLookAt): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'y' && item.copyId !== null) versioning.accept(item);
    else if (event.key === 'x') versioning.drop(item);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={translate('window.versions.list-title')} width={900} onClose={() => workbench.closeDialog()}>
      <div className="version-look">
        <p className="version-look-sum" role="status">
          {look &&
            translate('window.versions.looked', {
              n: formatNumber(look.total - look.left),
              m: formatNumber(look.total),
            })}
        </p>
        {items.length === 0 ? (
          <EmptyState title={translate('window.versions.list-empty')}>
            {translate('window.versions.list-empty-text')}
          </EmptyState>
        ) : (
          <VirtualList
            label={translate('window.versions.list-title')}
            className="version-look-list"
            items={items}
            keyOf={keyOf}
            heightOf={heightOf}
            onItemKeyDown={onItemKeyDown}
            renderItem={(item, focus) => <LookRow item={item} focus={focus} onGo={() => goTo(item)} />}
          />
        )}
        <div className="dialog-buttons">
          {items.length > 0 && <p className="version-hint">{translate('window.versions.list-keys')}</p>}
          <Button onClick={() => workbench.closeDialog()}>{translate('window.done')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

interface LookRowProps {
  readonly item: ToLookAt;
  readonly focus: RowFocus;
  readonly onGo: () => void;
}

function LookRow({ item, focus, onGo }: LookRowProps): ReactNode {
  const { versioning } = useWorkbench();
  const found = labelOf(useApp(codebookOf), item.labelId);
  const { copyId } = item;
  return (
    <div className="version-look-row">
      <button type="button" className="version-look-go" data-row tabIndex={focus.tabIndex} onClick={onGo}>
        <span className="version-look-head">
          {found && <LabelChip color={found.label.color} paint={found.layer.paint} name={found.label.name} />}
          <span className="version-reason">
            <LookReason item={item} />
          </span>
        </span>
        <span className="version-words">
          <LookWords item={item} />
        </span>
      </button>
      <span className="version-look-buttons">
        {copyId !== null && (
          <Button tabIndex={focus.tabIndex} onClick={() => versioning.accept(item)}>
            {translate('window.versions.accept')}
          </Button>
        )}
        <Button tabIndex={focus.tabIndex} onClick={() => versioning.drop(item)}>
          {translate(copyId === null ? 'window.versions.dismiss' : 'window.versions.remove')}
        </Button>
      </span>
    </div>
  );
}

function keyOf({ fromId }: ToLookAt): string {
  return fromId;
}

function heightOf(): number {
  return ROW_HEIGHT;
}
