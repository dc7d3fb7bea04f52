import { type Action, actions } from '#shared/api/actions.ts';
import { titleOf } from '#shared/domain/document.ts';
import { translate } from '#shared/locales/translate.ts';
import { actionNames, isEnabled, runAction } from '../../app/actions.ts';
import { keysOf } from '../../app/keys.ts';
import { codebookOf } from '../../app/selectors.ts';
import type { Workbench } from '../../app/workbench.ts';
import { fuzzyScore } from '../../ui/fuzzy.ts';

export interface PaletteEntry {
  readonly key: string;
  readonly name: string;
  /** What sort of thing it is; of actions, their menu. */
  readonly kind: string;
  readonly keys?: string;
  readonly swatch?: { readonly color: string; readonly paint: 'fill' | 'underline' };
  readonly run: () => void;
}

const SHOWN = 60;

/** The actions that are possible now, the labels where there is text for them, and the documents. */
export function paletteEntries(workbench: Workbench): PaletteEntry[] {
  // The palette is a dialog itself; what counts is what will be possible once it has closed.
  const state = { ...workbench.store.get(), dialog: null };
  const possible = actionNames
    .filter((name) => name !== 'palette.open' && isEnabled(name, state))
    .map((name) => {
      const action: Action = actions[name];
      return {
        key: name,
        name: translate(action.label).replace(/…$/, ''),
        kind: translate(`menu.${action.menu ?? 'edit'}`),
        keys: keysOf(name),
        run: () => runAction(name, workbench),
      };
    });
  const labels = state.view === 'read' && (state.selection ?? state.selectedId) ? codebookOf(state)?.layers : undefined;
  return [
    ...possible,
    ...(labels ?? []).flatMap((layer) =>
      layer.labels.map((label) => ({
        key: `label-${label.id}`,
        name: label.name,
        kind: layer.name,
        swatch: { color: label.color, paint: layer.paint },
        ...(label.shortcut === '' ? {} : { keys: label.shortcut }),
        run: () => workbench.annotating.applyLabel(label.id),
      })),
    ),
    ...state.documents.map(({ document }) => ({
      key: `document-${document.id}`,
      name: titleOf(document),
      kind: translate('window.document'),
      run: () => {
        workbench.setView('read');
        void workbench.reading.open(document.id);
      },
    })),
  ];
}

/** The entries that fit what was typed, the best first. */
export function rankEntries(entries: readonly PaletteEntry[], typed: string): PaletteEntry[] {
  return entries
    .map((entry) => ({ entry, score: fuzzyScore(entry.name, typed) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map(({ entry }) => entry);
}
