import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { type ViewName, viewNames } from '../../app/state/state.ts';
import { commitDrafts } from '../../ui/drafts.ts';
import { panelId, tabId } from '../../ui/view-ids.ts';

/** The views of the project as tabs: the arrows go from one to the next. */
export function ViewTabs(): ReactNode {
  const workbench = useWorkbench();
  const view = useApp((state) => state.view);
  const list = useRef<HTMLDivElement>(null);

  const show = (next: ViewName): void => {
    commitDrafts();
    workbench.setView(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = neighbour(event.key, view);
    if (!next) return;
    event.preventDefault();
    show(next);
    list.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus();
  };

  return (
    <div
      ref={list}
      className="view-tabs"
      role="tablist"
      tabIndex={-1}
      aria-label={translate('window.views')}
      onKeyDown={onKeyDown}
    >
      {viewNames.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={tabId(name)}
          aria-selected={name === view}
          aria-controls={name === view ? panelId(name) : undefined}
          tabIndex={name === view ? 0 : -1}
          onClick={() => show(name)}
        >
          {translate(`action.view.${name}`)}
        </button>
      ))}
    </div>
  );
}

function neighbour(key: string, view: ViewName): ViewName | undefined {
  const at = viewNames.indexOf(view);
  const count = viewNames.length;
  const places: Readonly<Record<string, number>> = {
    ArrowRight: (at + 1) % count,
    ArrowLeft: (at - 1 + count) % count,
    Home: 0,
    End: count - 1,
  };
  const place = places[key];
  return place === undefined ? undefined : viewNames[place];
}
