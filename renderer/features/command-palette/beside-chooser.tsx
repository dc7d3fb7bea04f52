import { type ReactNode, useState } from 'react';
import type { DocumentListItem } from '#shared/api/packed-documents.ts';
import { titleOf } from '#shared/domain/document.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { besideDocumentOf, openDocumentOf } from '../../app/state/selectors.ts';
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

/** What stands beside already comes first: it is gone to. The one in use comes last: it can be found, but not twice. */
function entriesOf({ store, reading, beside }: Workbench): PaletteEntry[] {
  const state = store.get();
  const [inUse, other] = [openDocumentOf(state)?.document, besideDocumentOf(state)?.document];
  const entryOf = (document: DocumentListItem['document']): PaletteEntry => ({
    key: `document-${document.id}`,
    name: titleOf(document),
    kind: [document.metadata.outlet, document.metadata.date].filter((part) => part !== '').join(' · '),
    run: () => void reading.openBeside(document.id),
  });
  const closed = state.documents.filter(({ document: { id } }) => id !== inUse?.id && id !== other?.id);
  return [
    ...(other ? [{ ...entryOf(other), kind: translate('window.beside.go-there'), run: () => beside.goToOther() }] : []),
    ...closed.map(({ document }) => entryOf(document)),
    ...(inUse ? [{ ...entryOf(inUse), missing: translate('window.beside.in-use') }] : []),
  ];
}
