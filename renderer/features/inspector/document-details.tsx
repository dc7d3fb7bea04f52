import { type ReactNode, useRef } from 'react';
import type { Codebook } from '#shared/domain/codebook.ts';
import { type DocumentMetadata, type DocumentRecord, DocumentStatus } from '#shared/domain/document.ts';
import type { MemoPurpose } from '#shared/domain/memo.ts';
import { notWaived } from '#shared/domain/missing-attributes.ts';
import { canChooseEncoding } from '#shared/formats/documents/document-formats.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import type { OpenDocumentState } from '../../app/state/state.ts';
import { useKeysInWords } from '../../app/use-keys.ts';
import { waiverOf } from '../../app/annotating/finishing.ts';
import { DraftField } from '../../ui/draft-field.tsx';
import { dateProblem } from '../../ui/field-problems.ts';
import { formatBytes, formatNumber } from '../../ui/format.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { DocumentFields } from './document-fields.tsx';
import { encodingOptions } from './encodings.ts';
import { Facts, Moment } from './facts.tsx';
import { MissingList, useMissing } from './missing-list.tsx';
import { NoteField } from './note-field.tsx';
import { useWantedField } from './use-wanted-field.ts';

interface DocumentDetailsProps {
  readonly open: OpenDocumentState;
  readonly codebook: Codebook;
  /** A part of the window of its own. */
  readonly versions?: ReactNode;
}

const fields = ['title', 'byline', 'outlet', 'date', 'url', 'language'] as const satisfies (keyof DocumentMetadata)[];

export function DocumentDetails({ open, codebook, versions }: DocumentDetailsProps): ReactNode {
  const { document, shown, memos } = open;
  const { annotating, finishing, notices, reading, sync } = useWorkbench();
  const keysInWords = useKeysInWords();
  const { source, metadata } = document;
  const ref = useRef<HTMLDivElement>(null);
  useWantedField(ref, null);
  const missing = useMissing(codebook, open);
  const memoOf = (purpose: MemoPurpose): string => memos.find((memo) => memo.purpose === purpose)?.text ?? '';
  const write = (purpose: MemoPurpose) => (text: string) => {
    sync.run({ type: 'memo.write', documentId: document.id, purpose, text });
  };
  const waiver = memoOf('waiver');
  const incomplete = document.status === 'finished' && notWaived(missing, waiverOf(open)).length > 0;
  const waiverProblem = (text: string): string | undefined =>
    text.trim() === '' && document.status === 'finished' && missing.length > 0
      ? translate('window.finish.needs-reason', { finish: keysInWords('document.finish') })
      : undefined;

  return (
    <div className="inspector" ref={ref}>
      <div className="inspector-part">
        <h2>{translate('window.document')}</h2>
        {shown.size === 0 && (
          <p className="inspector-hint">
            {translate('window.inspector.how', { next: keysInWords('annotation.next') })}
          </p>
        )}
      </div>
      {(missing.length > 0 || waiver !== '') && (
        <section className="inspector-part" aria-label={translate('window.missing.title')}>
          <h3>{translate('window.missing.title')}</h3>
          {incomplete && (
            <p className="field-problem" role="status">
              {translate('window.missing.since-finished')}
            </p>
          )}
          {missing.length > 0 ? (
            <MissingList missing={missing} codebook={codebook} />
          ) : (
            <p className="missing-count">{translate('window.missing.none')}</p>
          )}
          {waiver !== '' && (
            <DraftField
              label={translate('window.finish.waived')}
              value={waiver}
              multiline="lines"
              problemOf={waiverProblem}
              onCommit={write('waiver')}
            />
          )}
        </section>
      )}
      <div className="inspector-part inspector-fields">
        <SelectField
          label={translate('window.document.status')}
          value={document.status}
          options={DocumentStatus.options.map((id) => ({ id, name: translate(`window.status.${id}`) }))}
          onChange={(status) => void finishing.changeStatus(DocumentStatus.parse(status))}
        />
        {fields.map((field) => (
          <DraftField
            key={field}
            label={translate(`window.document.${field}`)}
            value={metadata[field]}
            multiline={field === 'title' ? 'grow' : undefined}
            placeholder={field === 'date' ? translate('window.document.date-hint') : undefined}
            // What a file brought along stays as it is until somebody changes it.
            problemOf={
              field === 'date' ? (text) => (text === metadata.date ? undefined : dateProblem(text)) : undefined
            }
            onDropped={(text) =>
              notices.warn('window.inspector.not-kept', { name: translate(`window.document.${field}`), text })
            }
            onCommit={(text) =>
              annotating.editDocument(document.id, { metadata: { [field]: field === 'date' ? text.trim() : text } })
            }
          />
        ))}
      </div>
      <DocumentFields document={document} codebook={codebook} />
      {versions}
      <div className="inspector-part">
        <NoteField
          label={translate('window.note.document')}
          placeholder={translate('window.note.document-hint')}
          value={memoOf('note')}
          open={open}
          onCommit={write('note')}
        />
      </div>
      {canChooseEncoding(source) && (
        <div className="inspector-part inspector-fields">
          <SelectField
            label={translate('window.document.encoding')}
            value={source.encoding}
            options={encodingOptions(source.encoding)}
            hint={translate(`window.encoding.${source.encodingBasis}`)}
            onChange={(encoding) => void reading.changeEncoding(document.id, encoding)}
          />
        </div>
      )}
      <div className="inspector-part">
        <Facts
          facts={[
            [translate('window.document.file'), nameOfSource(source)],
            [translate('window.document.size'), formatBytes(source.byteLength)],
            [translate('window.document.length'), formatNumber(document.length)],
            [translate('window.document.added'), <Moment key="added" at={document.createdAt} />],
            [
              'SHA-256',
              <code key="hash" title={source.sha256}>
                {source.sha256.slice(0, 12)}…
              </code>,
            ],
          ]}
        />
      </div>
    </div>
  );
}

/** `corpus.csv, 12`: the row, where a file has a document in each. */
function nameOfSource({ fileName, part }: DocumentRecord['source']): string {
  return part === undefined ? fileName : translate('window.document.part', { file: fileName, part });
}
