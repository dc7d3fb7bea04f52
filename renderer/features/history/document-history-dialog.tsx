import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { HistoryEntry } from '#shared/api/answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import { titleOf } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { openDocumentOf } from '../../app/selectors.ts';
import type { OpenDocumentState } from '../../app/state.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { ChangedAnnotations } from './changed-annotations.tsx';
import { CarryOutBar } from './carry-out-bar.tsx';
import { describeCounts } from '../../app/describe-entry.ts';
import { DocumentEntries } from './document-entries.tsx';
import { RecordVersions } from './record-versions.tsx';
import { usePrepared } from './use-prepared.ts';
import './history.css';

type Tab = 'everything' | 'metadata';

/** What happened to the open document, and the way back to any state of it. */
export function DocumentHistoryDialog(): ReactNode {
  const workbench = useWorkbench();
  const open = useApp(openDocumentOf);
  const [tab, setTab] = useState<Tab>('everything');
  if (!open) return null;
  const { id } = open.document;
  const finish = (message: 'window.history.went-back' | 'window.history.restored-version', when: string): void => {
    workbench.closeDialog();
    workbench.notices.inform(message, { when });
  };
  return (
    <Dialog title={translate('window.history.of-document')} width={980} onClose={() => workbench.closeDialog()}>
      <div className="document-history">
        <div className="history-tools">
          <span className="history-quote" dir="auto">
            {titleOf(open.document)}
          </span>
          <Segmented
            label={translate('window.history.tab')}
            value={tab}
            options={[
              { id: 'everything', name: translate('window.history.tab.everything') },
              { id: 'metadata', name: translate('window.history.tab.metadata') },
            ]}
            onChange={(next) => setTab(next === 'metadata' ? 'metadata' : 'everything')}
          />
          <Button onClick={() => workbench.openDialog({ kind: 'trash', documentId: id })}>
            {translate('window.history.trash')}
          </Button>
        </div>
        {tab === 'metadata' ? (
          <RecordVersions
            kind="document"
            id={id}
            onRestored={(when) => finish('window.history.restored-version', when)}
          />
        ) : (
          <Everything open={open} onWentBack={(when) => finish('window.history.went-back', when)} />
        )}
      </div>
    </Dialog>
  );
}

interface EverythingProps {
  readonly open: OpenDocumentState;
  readonly onWentBack: (when: string) => void;
}

function Everything({ open, onWentBack }: EverythingProps): ReactNode {
  const workbench = useWorkbench();
  const { id } = open.document;
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
          {prepared.kind === 'ready' && <ChangedAnnotations command={prepared.value.command} open={open} />}
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
