import type { ReactNode } from 'react';
import { CodebookConfirmDialog } from '../features/codebook/confirm-dialog.tsx';
import { CodebookExportDialog } from '../features/codebook/export-dialog.tsx';
import { CodebookImportDialog } from '../features/codebook/import-dialog.tsx';
import { CodebookRemovalDialog } from '../features/codebook/removal-dialog.tsx';
import { CodebookVersionsDialog } from '../features/codebook/versions-dialog.tsx';
import { BulkAttributeDialog } from '../features/annotation-list/bulk-attribute-dialog.tsx';
import { ReplaceDialog } from '../features/links/replace-dialog.tsx';
import { CommandPalette } from '../features/command-palette/command-palette.tsx';
import { BesideChooser } from '../features/command-palette/beside-chooser.tsx';
import { LabelChooser } from '../features/command-palette/label-chooser.tsx';
import { KeySheet } from '../features/command-palette/key-sheet.tsx';
import { IdsDialog } from '../features/entities/ids-dialog.tsx';
import { ExportDialog } from '../features/export/export-dialog.tsx';
import { MessagesDialog } from '../features/project/messages-dialog.tsx';
import { NewProjectDialog } from '../features/project/new-project-dialog.tsx';
import { RemoveDocumentDialog } from '../features/project/remove-document-dialog.tsx';
import { ImportDialog } from '../features/transfer/import-dialog.tsx';
import { SettingsDialog } from '../features/settings/settings-dialog.tsx';
import { OccurrencesDialog } from '../features/bulk/occurrences-dialog.tsx';
import { RelabelDialog } from '../features/bulk/relabel-dialog.tsx';
import { ReplaceLabelsDialog } from '../features/bulk/replace-labels-dialog.tsx';
import { FinishDialog } from '../features/inspector/finish-dialog.tsx';
import { TrashDialog } from '../features/history/trash-dialog.tsx';
import { DocumentHistoryDialog } from '../features/history/document-history-dialog.tsx';
import { AnnotationHistoryDialog } from '../features/history/annotation-history-dialog.tsx';
import { SuggestionSourcesDialog } from '../features/suggestions/suggestion-sources-dialog.tsx';
import { ChooseVersionDialog } from '../features/versions/choose-dialog.tsx';
import { DifferencesDialog } from '../features/versions/differences-dialog.tsx';
import { LookDialog } from '../features/versions/look-dialog.tsx';
import { ComparingDialog } from '../features/versions/running-dialog.tsx';
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
    case 'messages':
      return <MessagesDialog />;
    case 'remove-document':
      return <RemoveDocumentDialog id={dialog.id} />;
    case 'settings':
      return <SettingsDialog />;
    case 'occurrences':
      return <OccurrencesDialog />;
    case 'choose-label':
      return <LabelChooser purpose={dialog.purpose} />;
    case 'choose-beside':
      return <BesideChooser />;
    case 'ticks-attribute':
      return <BulkAttributeDialog />;
    case 'replace-labels':
      return <ReplaceLabelsDialog />;
    case 'finish':
      return <FinishDialog />;
    case 'trash':
      return <TrashDialog documentId={dialog.documentId} />;
    case 'document-history':
      return <DocumentHistoryDialog removed={dialog.removed} />;
    case 'annotation-history':
      return <AnnotationHistoryDialog id={dialog.id} />;
    case 'codebook-removal':
      return <CodebookRemovalDialog part={dialog.part} usage={dialog.usage} />;
    case 'codebook-confirm':
      return <CodebookConfirmDialog question={dialog.question} />;
    case 'codebook-import':
      return <CodebookImportDialog name={dialog.name} file={dialog.file} />;
    case 'codebook-export':
      return <CodebookExportDialog />;
    case 'codebook-versions':
      return <CodebookVersionsDialog />;
    case 'relabel':
      return <RelabelDialog question={dialog.question} />;
    case 'replace-relation':
      return <ReplaceDialog text={dialog.text} command={dialog.command} />;
    case 'version-differences':
      return <DifferencesDialog id={dialog.id} />;
    case 'version-look':
      return <LookDialog />;
    case 'version-of':
      return <ChooseVersionDialog id={dialog.id} />;
    case 'version-running':
      return <ComparingDialog />;
    case 'register-ids':
      return <IdsDialog name={dialog.name} matches={dialog.matches} />;
    case 'suggestion-sources':
      return <SuggestionSourcesDialog />;
    default:
      return dialog satisfies never;
  }
}
