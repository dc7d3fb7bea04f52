import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { HistoryEntry } from '#shared/api/answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import { titleOf } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { openDocumentOf } from '../../app/state/selectors.ts';
import type { RemovedDocument } from '../../app/state/dialog.ts';
import type { OpenDocumentState } from '../../app/state/state.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { ChangedAnnotations } from './changed-annotations.tsx';
import { CarryOutBar } from './carry-out-bar.tsx';
import { describeCounts } from '../../app/describe/describe-entry.ts';
import { DocumentEntries } from './document-entries.tsx';
import { RecordVersions } from './record-versions.tsx';
import { usePrepared } from './use-prepared.ts';
import './history.css';

type Tab = 'everything' | 'metadata';

interface Subject {
  readonly id: DocumentId;
  readonly title: string;
  /** Its annotations now; undefined where it was removed. */
  readonly shown: OpenDocumentState['shown'] | undefined;
}

interface DocumentHistoryDialogProps {
  /** A document that is in the trash; otherwise it is about the open one. */
  readonly removed?: RemovedDocument | undefined;
}

/** What happened to a document, and the way back to any state of it. */
export function DocumentHistoryDialog({ removed }: DocumentHistoryDialogProps): ReactNode {
  const workbench = useWorkbench();
  const open = useApp(openDocumentOf);
  const subject = useMemo(() => subjectOf(removed, open), [removed, open]);
  const [tab, setTab] = useState<Tab>('everything');
  if (!subject) return null;
  const { id, title } = subject;
  const finish = (message: 'window.history.went-back' | 'window.history.restored-version', when: string): void => {
    workbench.closeDialog();
    workbench.notices.inform(message, { when });
  };
  return (
    <Dialog
      title={translate('window.history.of-document')}
      width={980}
      focusLater
      onClose={() => workbench.closeDialog()}
    >
      <div className="document-history">
        <div className="history-tools">
          <span className="history-quote" dir="auto">
            {title}
          </span>
          {removed ? (
            <span>{translate('window.history.removed-document')}</span>
          ) : (
            // What was said of a document can come back by itself only while there is the document.
            <Segmented
              label={translate('window.history.tab')}
              value={tab}
              options={[
                { id: 'everything', name: translate('window.history.tab.everything') },
                { id: 'metadata', name: translate('window.history.tab.metadata') },
              ]}
              onChange={(next) => setTab(next === 'metadata' ? 'metadata' : 'everything')}
            />
          )}
          <Button onClick={() => workbench.openDialog({ kind: 'trash', documentId: removed ? null : id })}>
            {translate(removed ? 'window.history.back-to-trash' : 'window.history.trash')}
          </Button>
        </div>
        {tab === 'metadata' ? (
          <RecordVersions
            kind="document"
            id={id}
            onRestored={(when) => finish('window.history.restored-version', when)}
          />
        ) : (
          <Everything subject={subject} onWentBack={(when) => finish('window.history.went-back', when)} />
        )}
      </div>
    </Dialog>
  );
}

function subjectOf(removed: RemovedDocument | undefined, open: OpenDocumentState | undefined): Subject | undefined {
  if (removed) return { ...removed, shown: undefined };
  return open && { id: open.document.id, title: titleOf(open.document), shown: open.shown };
}

interface EverythingProps {
  readonly subject: Subject;
  readonly onWentBack: (when: string) => void;
}

function Everything({ subject, onWentBack }: EverythingProps): ReactNode {
  const workbench = useWorkbench();
  const { id, shown } = subject;
  const [entry, setEntry] = useState<HistoryEntry | null>(null);
  const sequence = entry?.sequence ?? null;
  const question = useMemo(() => (sequence === null ? null : { id, sequence }), [id, sequence]);
  const ask = useCallback(
    (wanted: { readonly id: DocumentId; readonly sequence: number }) =>
      workbench.history.prepareDocument(wanted.id, wanted.sequence),
    [workbench],
  );
  const prepared = usePrepared(question, ask);
  return (
    <>
      <div className="history-columns">
        <DocumentEntries documentId={id} chosen={sequence} onChoose={setEntry} />
        <section className="history-preview" aria-label={translate('window.history.after')}>
          {prepared.kind === 'nothing-asked' && <EmptyState>{translate('window.history.preview')}</EmptyState>}
          {prepared.kind === 'ready' && <ChangedAnnotations command={prepared.value.command} shown={shown} />}
        </section>
      </div>
      <CarryOutBar
        prepared={prepared}
        idle={translate('window.history.choose')}
        loading={translate('window.history.preparing')}
        describe={describeWayBack}
        isWorthwhile={({ counts }) => counts.length > 0}
        button={translate('window.history.go-back')}
        onCarryOut={({ command }) => {
          void workbench.history.carryOut(command);
          onWentBack(formatMoment(entry?.at ?? ''));
        }}
      />
    </>
  );
}

function describeWayBack({ counts, leftOut }: OutputOf<'history.document-at'>): string {
  const what =
    counts.length === 0
      ? translate('window.history.same')
      : translate('window.history.going-back', { what: describeCounts(counts) });
  if (leftOut === 0) return what;
  return `${what} ${translateCount('window.history.left-out', 'window.history.left-out-many', leftOut)}`;
}
