import type { Action } from '#shared/api/action.ts';
import { type ActionName, actions } from '#shared/api/actions.ts';
import { keysOf } from '#shared/api/key-bindings.ts';
import { titleOf } from '#shared/domain/document.ts';
import { translate } from '#shared/locales/translate.ts';
import { actionNames, isEnabled, runAction } from '../../app/actions.ts';
import { codebookOf } from '../../app/selectors.ts';
import type { AppState } from '../../app/state.ts';
import type { Workbench } from '../../app/workbench.ts';
import { fuzzyScore } from '../../ui/fuzzy.ts';

export interface PaletteEntry {
  readonly key: string;
  readonly name: string;
  /** What sort of thing it is; of actions, their menu. */
  readonly kind: string;
  readonly keys?: string;
  readonly swatch?: { readonly color: string; readonly paint: 'fill' | 'underline' };
  /** What is missing for it to be possible. */
  readonly missing?: string;
  readonly run: () => void;
}

const SHOWN = 60;

/** Every action, the labels where there is text for them, and the documents. */
export function paletteEntries(workbench: Workbench): PaletteEntry[] {
  // The palette is a dialog itself; what counts is what will be possible once it has closed.
  const state = { ...workbench.store.get(), dialog: null };
  const labels = state.view === 'read' && (state.selection ?? state.selectedId) ? codebookOf(state)?.layers : undefined;
  return [
    ...actionNames.filter((name) => name !== 'palette.open').map((name) => actionEntry(name, state, workbench)),
    ...(labels ?? []).flatMap((layer) =>
      layer.labels
        .filter(({ retired }) => !retired)
        .map((label) => ({
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

function actionEntry(name: ActionName, state: AppState, workbench: Workbench): PaletteEntry {
  const action: Action = actions[name];
  const keys = keysOf(name, state.settings.keys);
  return {
    key: name,
    name: translate(action.label).replace(/…$/, ''),
    kind: translate(`menu.${action.menu ?? 'edit'}`),
    ...(keys === undefined ? {} : { keys }),
    ...(isEnabled(name, state) ? {} : { missing: missingFor(action.needs, state) }),
    run: () => runAction(name, workbench),
  };
}

function missingFor(needs: Action['needs'], state: AppState): string {
  const met: Readonly<Record<Action['needs'], boolean>> = {
    nothing: true,
    project: state.project.kind === 'open',
    document: state.reading.kind === 'ready' && state.view === 'read',
    selection: state.selection !== null,
    annotation: state.selectedId !== null,
  };
  return translate(`window.needs.${met[needs] ? 'nothing' : needs}`);
}

/** The entries that fit what was typed, the best first, and behind them those that are not possible now. */
export function rankEntries(entries: readonly PaletteEntry[], typed: string): PaletteEntry[] {
  return entries
    .map((entry) => ({ entry, score: fuzzyScore(entry.name, typed) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => Number(a.entry.missing !== undefined) - Number(b.entry.missing !== undefined) || b.score - a.score)
    .slice(0, SHOWN)
    .map(({ entry }) => entry);
}
