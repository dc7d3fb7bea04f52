import { type ReactNode, useState } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import type { Workbench } from '../../app/workbench.ts';
import { Chooser } from './command-palette.tsx';
import { labelEntries, type PaletteEntry } from './palette-entries.ts';

interface LabelChooserProps {
  readonly purpose: 'apply' | 'ticks' | 'filter';
}

const purposes = {
  apply: { title: 'window.labels.all', entries: forApplying },
  ticks: { title: 'action.ticks.relabel', entries: forTicks },
  filter: { title: 'action.labels.filter', entries: forFilter },
} as const;

/** A label by typing a part of its name: as if it were pressed, for all that is ticked, or to show only what has it. */
export function LabelChooser({ purpose }: LabelChooserProps): ReactNode {
  const workbench = useWorkbench();
  const [entries] = useState(() => purposes[purpose].entries(workbench));
  return (
    <Chooser
      title={translate(purposes[purpose].title).replace(/…$/, '')}
      field={translate('window.palette.label')}
      list={translate('window.palette.labels')}
      entries={entries}
    />
  );
}

function forApplying({ store, annotating }: Workbench): PaletteEntry[] {
  return labelEntries(codebookOf(store.get()), ({ id }) => annotating.applyLabel(id), 'offered');
}

function forTicks({ store, bulk }: Workbench): PaletteEntry[] {
  return labelEntries(codebookOf(store.get()), ({ id }) => bulk.relabelChecked(id), 'offered');
}

function forFilter(workbench: Workbench): PaletteEntry[] {
  const all = {
    key: 'all-labels',
    name: translate('window.annotations.all-labels'),
    kind: '',
    run: () => workbench.filterLabels(null),
  };
  // What is no longer offered may still be in the article.
  const each = labelEntries(
    codebookOf(workbench.store.get()),
    ({ id }) => workbench.filterLabels(new Set([id])),
    'all',
  );
  return [all, ...each];
}
