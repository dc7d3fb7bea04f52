import type { ReactNode } from 'react';
import { CommandPalette } from '../features/command-palette/command-palette.tsx';
import { KeySheet } from '../features/command-palette/key-sheet.tsx';
import { ExportDialog } from '../features/export/export-dialog.tsx';
import { NewProjectDialog } from '../features/project/new-project-dialog.tsx';
import { RemoveDocumentDialog } from '../features/project/remove-document-dialog.tsx';
import { ImportDialog } from '../features/transfer/import-dialog.tsx';
import { useApp } from './context.tsx';

/** The dialog that is open, if any. There is never more than one. */
export function Dialogs(): ReactNode {
  const dialog = useApp((state) => state.dialog);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'new-project':
      return <NewProjectDialog />;
    case 'import':
      return <ImportDialog progress={dialog.progress} />;
    case 'export':
      return <ExportDialog />;
    case 'palette':
      return <CommandPalette />;
    case 'keys':
      return <KeySheet />;
    case 'remove-document':
      return <RemoveDocumentDialog id={dialog.id} />;
    default:
      return dialog satisfies never;
  }
}
