import type { Action } from '#shared/api/action.ts';
import { type ActionName, actions } from '#shared/api/actions.ts';
import { keysOf } from '#shared/api/key-bindings.ts';
import type { Codebook, Label, Layer } from '#shared/domain/codebook.ts';
import { titleOf } from '#shared/domain/document.ts';
import { labelPath } from '#shared/domain/label-path.ts';
import { translate } from '#shared/locales/translate.ts';
import { actionNames, isEnabled, runAction } from '../../app/actions.ts';
import { isAnyChecked } from '../../app/annotating/bulk.ts';
import { codebookOf, selectedAnnotationOf } from '../../app/state/selectors.ts';
import type { AppState } from '../../app/state/state.ts';
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

/** Enough for all actions and labels while nothing is typed; thousands of documents wait for a part of their name. */
const SHOWN = 200;

/** Every action, the labels where there is text for them, and the documents. */
export function paletteEntries(workbench: Workbench): PaletteEntry[] {
  // The palette is a dialog itself; what counts is what will be possible once it has closed.
  const state = { ...workbench.store.get(), dialog: null };
  const labels =
    state.view === 'read' && (state.selection ?? selectedAnnotationOf(state)) ? codebookOf(state) : undefined;
  return [
    ...actionNames.filter((name) => name !== 'palette.open').map((name) => actionEntry(name, state, workbench)),
    ...labelEntries(labels, ({ id }) => workbench.annotating.applyLabel(id), 'offered'),
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

/** `offered`: without those that are retired. */
export function labelEntries(
  codebook: Codebook | undefined,
  run: (label: Label) => void,
  which: 'offered' | 'all',
): PaletteEntry[] {
  return (codebook?.layers ?? []).flatMap((layer) =>
    layer.labels
      .filter(({ retired }) => which === 'all' || !retired)
      .map((label) => ({
        key: `label-${label.id}`,
        name: label.name,
        kind: placeOf(layer, label),
        swatch: { color: label.color, paint: layer.paint },
        ...(label.shortcut === '' || label.retired ? {} : { keys: label.shortcut }),
        run: () => run(label),
      })),
  );
}

/** The layer, and the labels that it stands under: two labels may have the same name. */
function placeOf({ name, labels }: Layer, label: Label): string {
  const parent = labels.find(({ id }) => id === label.parentId);
  return parent ? `${name} › ${labelPath(labels, parent)}` : name;
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
    annotation: selectedAnnotationOf(state) !== undefined,
    ticks: isAnyChecked(state),
  };
  return translate(`window.needs.${met[needs] ? 'nothing' : needs}`);
}

interface RankedEntries {
  readonly ranked: readonly PaletteEntry[];
  /** How many more there are than can be gone through. */
  readonly more: number;
}

/** The entries that fit what was typed, the best first, and behind them those that are not possible now. */
export function rankEntries(entries: readonly PaletteEntry[], typed: string): RankedEntries {
  const fitting = entries
    .map((entry) => ({ entry, score: fuzzyScore(entry.name, typed) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => Number(a.entry.missing !== undefined) - Number(b.entry.missing !== undefined) || b.score - a.score)
    .map(({ entry }) => entry);
  return { ranked: fitting.slice(0, SHOWN), more: Math.max(0, fitting.length - SHOWN) };
}
