import { type ReactNode, useState } from 'react';
import { titleOf } from '#shared/domain/document.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { openDocumentsOf } from '../../app/state/selectors.ts';
import type { Workbench } from '../../app/workbench.ts';
import { Chooser } from './command-palette.tsx';
import type { PaletteEntry } from './palette-entries.ts';

/** The article to stand beside the one in use, by typing a part of its title. */
export function BesideChooser(): ReactNode {
  const workbench = useWorkbench();
  const [entries] = useState(() => entriesOf(workbench));
  return (
    <Chooser
      title={translate('window.beside.choose')}
      field={translate('window.beside.field')}
      list={translate('window.beside.list')}
      entries={entries}
    />
  );
}

/** What is open already is not offered. */
function entriesOf({ store, reading }: Workbench): PaletteEntry[] {
  const state = store.get();
  const open = new Set(openDocumentsOf(state).map(({ document }) => document.id));
  return state.documents
    .filter(({ document }) => !open.has(document.id))
    .map(({ document }) => ({
      key: `document-${document.id}`,
      name: titleOf(document),
      kind: [document.metadata.outlet, document.metadata.date].filter((part) => part !== '').join(' · '),
      run: () => void reading.openBeside(document.id),
    }));
}
