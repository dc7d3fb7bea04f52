import type { ReactNode } from 'react';
import type { ToLookAt } from '#shared/api/version-methods.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf, labelOf } from '../../app/state/selectors.ts';
import { useKeysOf } from '../../app/use-keys.ts';
import { focusedLookOf, lookOf } from '../../app/reading/versioning.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ArrowDownIcon, ArrowUpIcon } from '../../ui/icons.tsx';
import { Keys } from '../../ui/keys.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';
import { LookReason, LookWords } from './look-words.tsx';
import './versions.css';

/** What was carried over to the open article and needs a look, one at a time; nothing where nothing does. */
export function VersionBar(): ReactNode {
  const look = useApp(lookOf);
  const item = useApp(focusedLookOf);
  const workbench = useWorkbench();
  const keysOf = useKeysOf();
  if (!look || look.left === 0) return null;
  const { versioning } = workbench;
  return (
    // A press here must not take the focus away from the text.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="version-bar"
      aria-label={translate('window.versions.bar')}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div className="version-bar-steps">
        <IconButton
          label={translate('window.versions.previous-look')}
          icon={<ArrowUpIcon />}
          onClick={() => versioning.step(-1)}
        />
        <IconButton
          label={translate('action.version.next')}
          icon={<ArrowDownIcon />}
          keys={keysOf('version.next')}
          onClick={() => versioning.step(1)}
        />
        <span className="version-bar-place">
          {translate('window.versions.looked', {
            n: formatNumber(look.total - look.left),
            m: formatNumber(look.total),
          })}
        </span>
      </div>
      {item ? <InFocus item={item} /> : <p className="version-bar-summary">{translate('window.versions.summary')}</p>}
      <div className="version-bar-buttons">
        {item && <Decisions item={item} />}
        <Button tone="quiet" onClick={() => workbench.openDialog({ kind: 'version-look' })}>
          {translate('window.versions.list')}
        </Button>
      </div>
      <Announcement item={item} />
    </section>
  );
}

function InFocus({ item }: { readonly item: ToLookAt }): ReactNode {
  const found = labelOf(useApp(codebookOf), item.labelId);
  return (
    <div className="version-bar-said">
      {found && <LabelChip color={found.label.color} paint={found.layer.paint} name={found.label.name} />}
      <p className="version-reason">
        <LookReason item={item} />
      </p>
      <p className="version-words">
        <LookWords item={item} />
      </p>
    </div>
  );
}

function Decisions({ item }: { readonly item: ToLookAt }): ReactNode {
  const { versioning } = useWorkbench();
  const keysOf = useKeysOf();
  const canPlace = useApp((state) => state.selection?.kind === 'selection');
  return (
    <>
      {item.copyId !== null && (
        <Button tone="primary" onClick={() => versioning.accept(item)}>
          {translate('window.versions.accept')} <KeysShown keys={keysOf('version.accept')} />
        </Button>
      )}
      <Button disabled={!canPlace} onClick={() => versioning.place(item)}>
        {translate(item.copyId === null ? 'window.versions.place-gone' : 'window.versions.place')}{' '}
        <KeysShown keys={keysOf('version.place')} />
      </Button>
      <Button onClick={() => versioning.drop(item)}>
        {translate(item.copyId === null ? 'window.versions.dismiss' : 'window.versions.remove')}{' '}
        <KeysShown keys={keysOf('version.drop')} />
      </Button>
    </>
  );
}

function KeysShown({ keys }: { readonly keys: string | undefined }): ReactNode {
  if (keys === undefined) return null;
  return (
    <span aria-hidden="true">
      <Keys keys={keys} />
    </span>
  );
}

function Announcement({ item }: { readonly item: ToLookAt | undefined }): ReactNode {
  const found = labelOf(useApp(codebookOf), item?.labelId ?? '');
  const label = found?.label.name ?? '';
  const said = !item ? '' : translate(`window.versions.in-focus-${saidOf(item)}`, wordsOf(item, label));
  return (
    <p aria-live="polite" className="visually-hidden">
      {said}
    </p>
  );
}

function saidOf({ reason, old }: ToLookAt): 'changed' | 'uncertain' | 'gone' | 'unknown' {
  return old ? reason : 'unknown';
}

function wordsOf({ old, fresh }: ToLookAt, label: string) {
  return { label, old: old?.words ?? '', fresh: fresh?.words ?? '' };
}
