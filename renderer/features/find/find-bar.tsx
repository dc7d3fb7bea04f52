import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import type { ActionName } from '#shared/api/actions.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { isEnabled, runAction } from '../../app/actions.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { focusFind } from '../../app/focus-regions.ts';
import { actionFor } from '../../app/keys.ts';
import { openDocumentOf } from '../../app/state/selectors.ts';
import type { FindState } from '../../app/state/bar-states.ts';
import { useKeysOf } from '../../app/use-keys.ts';
import { IconButton } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ArrowDownIcon, ArrowUpIcon, CloseIcon, MatchCaseIcon, WholeWordIcon } from '../../ui/icons.tsx';
import { isMac, keyNames } from '../../ui/key-names.ts';
import './find.css';

/** How much of the text around a hit is read out. */
const HEARD = 40;

/** Finds text in the open article. While it is closed it still hears F3, which goes on with the last search. */
export function FindBar(): ReactNode {
  const workbench = useWorkbench();
  const find = useApp((state) => state.find);
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'F3' || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      const action = event.shiftKey ? 'find.previous' : 'find.next';
      if (!isEnabled(action, workbench.store.get())) return;
      event.preventDefault();
      runAction(action, workbench);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [workbench]);
  return find?.open ? <OpenBar find={find} /> : null;
}

function OpenBar({ find }: { readonly find: FindState }): ReactNode {
  const workbench = useWorkbench();
  const { finding } = workbench;
  const keysOf = useKeysOf();
  const contentId = useApp((state) => openDocumentOf(state)?.document.contentId);
  useEffect(focusFind, []);
  useEffect(() => {
    if (contentId !== undefined) finding.refresh();
  }, [contentId, finding]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const { keys } = workbench.store.get().settings;
    const action = event.key === 'Escape' ? 'selection.clear' : actionFor(event.nativeEvent, isMac, keys);
    const gestures: Partial<Record<ActionName, () => void>> = {
      'selection.clear': () => finding.close(),
      'find.open': () => focusFind(),
      'find.next': () => finding.step(1),
      'find.previous': () => finding.step(-1),
    };
    const held = event.ctrlKey || event.metaKey || event.altKey || event.key === 'Escape';
    const gesture = held && action ? gestures[action] : undefined;
    if (!gesture) return;
    event.preventDefault();
    gesture();
  };
  const { wholeWord, caseSensitive } = find.options;
  const titleFor = (action: ActionName) => {
    const keys = keysOf(action);
    return keys === undefined ? {} : { keys: keyNames(keys, isMac).join(isMac ? '' : '+') };
  };
  return (
    // The keys belong to everything in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="find-bar"
      role="search"
      aria-label={translate('window.find')}
      data-find
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <input
        type="text"
        role="searchbox"
        className="control"
        aria-label={translate('window.find.field')}
        placeholder={translate('window.find')}
        value={find.query}
        maxLength={1000}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        onChange={(event) => finding.type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          finding.step(event.shiftKey ? -1 : 1);
        }}
      />
      <Count find={find} />
      <IconButton
        label={translate('window.find.case')}
        icon={<MatchCaseIcon />}
        aria-pressed={caseSensitive}
        onClick={() => finding.setOptions({ caseSensitive: !caseSensitive })}
      />
      <IconButton
        label={translate('window.find.whole-word')}
        icon={<WholeWordIcon />}
        aria-pressed={wholeWord}
        onClick={() => finding.setOptions({ wholeWord: !wholeWord })}
      />
      <IconButton
        label={translate('window.find.previous')}
        icon={<ArrowUpIcon />}
        {...titleFor('find.previous')}
        disabled={find.hits.length === 0}
        onClick={() => finding.step(-1)}
      />
      <IconButton
        label={translate('window.find.next')}
        icon={<ArrowDownIcon />}
        {...titleFor('find.next')}
        disabled={find.hits.length === 0}
        onClick={() => finding.step(1)}
      />
      <IconButton
        label={translate('window.find.close')}
        icon={<CloseIcon />}
        keys="Esc"
        onClick={() => finding.close()}
      />
    </form>
  );
}

/** Which of how many hits is shown; for those who do not see it, also the words around it. */
function Count({ find }: { readonly find: FindState }): ReactNode {
  const text = useApp((state) => openDocumentOf(state)?.content.text) ?? '';
  const { query, hits, at } = find;
  const hit = hits[at];
  return (
    <p className="find-count" role="status">
      {query.trim() !== '' && countOf(hits.length, at)}
      {hit && <span className="visually-hidden">{text.slice(Math.max(0, hit.start - HEARD), hit.end + HEARD)}</span>}
    </p>
  );
}

function countOf(hits: number, at: number): string {
  if (hits === 0) return translate('window.find.nothing');
  if (at < 0) return translateCount('window.find.hit', 'window.find.hits', hits);
  return translate('window.find.at', { n: formatNumber(at + 1), m: formatNumber(hits) });
}
