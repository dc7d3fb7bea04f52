import type { ReactNode } from 'react';
import { type DocumentMetadata, type DocumentRecord, DocumentStatus } from '#shared/domain/document.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { DraftField } from '../../ui/draft-field.tsx';
import { formatBytes, formatNumber } from '../../ui/format.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { encodingOptions } from './encodings.ts';
import { Facts, Moment } from './facts.tsx';

interface DocumentDetailsProps {
  readonly document: DocumentRecord;
  readonly annotations: number;
}

const fields = ['title', 'byline', 'outlet', 'date', 'url', 'language'] as const satisfies (keyof DocumentMetadata)[];

export function DocumentDetails({ document, annotations }: DocumentDetailsProps): ReactNode {
  const { annotating, reading } = useWorkbench();
  const { source, metadata } = document;
  return (
    <div className="inspector">
      <div className="inspector-part">
        <h2>{translate('window.document')}</h2>
        {annotations === 0 && <p className="inspector-hint">{translate('window.inspector.how')}</p>}
      </div>
      <div className="inspector-part inspector-fields">
        <SelectField
          label={translate('window.document.status')}
          value={document.status}
          options={DocumentStatus.options.map((id) => ({ id, name: translate(`window.status.${id}`) }))}
          onChange={(status) => annotating.editDocument(document.id, { status: DocumentStatus.parse(status) })}
        />
        {fields.map((field) => (
          <DraftField
            key={field}
            label={translate(`window.document.${field}`)}
            value={metadata[field]}
            multiline={field === 'title' ? 'grow' : undefined}
            placeholder={field === 'date' ? translate('window.document.date-hint') : undefined}
            onCommit={(text) => annotating.editDocument(document.id, { metadata: { [field]: text } })}
          />
        ))}
      </div>
      <div className="inspector-part inspector-fields">
        <SelectField
          label={translate('window.document.encoding')}
          value={source.encoding}
          options={encodingOptions(source.encoding)}
          hint={translate(`window.encoding.${source.encodingBasis}`)}
          onChange={(encoding) => void reading.changeEncoding(document.id, encoding)}
        />
      </div>
      <div className="inspector-part">
        <Facts
          facts={[
            [translate('window.document.file'), source.fileName],
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
