import type { ReactNode } from 'react';
import type { AttributeValue } from '#shared/domain/annotation.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import { isShown } from '#shared/domain/missing-attributes.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { DraftField } from '../../ui/draft-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { AttributeField } from './attribute-field.tsx';
import { numberProblem } from '../../ui/field-problems.ts';
import { parseNumber } from '../../ui/parse-number.ts';
import { shownAttributes } from './shown-attributes.ts';

interface DocumentFieldsProps {
  readonly document: DocumentRecord;
  readonly codebook: Codebook;
}

/** What the project says of its documents: the codebook's attributes, and what imported files brought along. */
export function DocumentFields({ document, codebook }: DocumentFieldsProps): ReactNode {
  const { annotating, notices } = useWorkbench();
  const { documentAttributes = [] } = codebook;
  const shown = shownAttributes(documentAttributes, document.fields);
  const free = Object.entries(document.fields).filter(([id]) => !documentAttributes.some((one) => one.id === id));
  const change = (id: string, value: AttributeValue | null): void =>
    annotating.editDocument(document.id, { fields: { [id]: value } });
  const keep = (name: string, text: string): void => notices.warn('window.inspector.not-kept', { name, text });
  return (
    <>
      {shown.length > 0 && (
        <section className="inspector-part" aria-label={translate('window.inspector.fields')}>
          <h3>{translate('window.inspector.fields')}</h3>
          <div className="inspector-fields">
            {shown.map((definition) => (
              <AttributeField
                key={definition.id}
                definition={definition}
                value={document.fields[definition.id]}
                applies={isShown(definition, document.fields)}
                onChange={(value) => change(definition.id, value)}
                onDropped={(text) => keep(definition.name, text)}
              />
            ))}
          </div>
        </section>
      )}
      {free.length > 0 && (
        <section className="inspector-part" aria-label={translate('window.inspector.free-fields')}>
          <h3>{translate('window.inspector.free-fields')}</h3>
          <div className="inspector-fields">
            {free.map(([id, value]) => (
              <FreeField
                key={id}
                name={id}
                value={value}
                onChange={(next) => change(id, next)}
                onDropped={(text) => keep(id, text)}
              />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

interface FreeFieldProps {
  readonly name: string;
  readonly value: AttributeValue;
  readonly onChange: (value: AttributeValue | null) => void;
  readonly onDropped: (text: string) => void;
}

/** A field that only the file knew of: it stays what it was, a text, a number, a yes or no, or several texts. */
function FreeField({ name, value, onChange, onDropped }: FreeFieldProps): ReactNode {
  if (typeof value === 'boolean')
    return (
      <Segmented
        label={name}
        value={String(value)}
        options={[
          { id: 'true', name: translate('window.yes') },
          { id: 'false', name: translate('window.no') },
        ]}
        onChange={(id) => onChange(id === 'true')}
      />
    );
  if (typeof value === 'number')
    return (
      <DraftField
        label={name}
        numeric
        value={String(value)}
        problemOf={numberProblem}
        onDropped={onDropped}
        onCommit={(text) => onChange(parseNumber(text) ?? null)}
      />
    );
  if (typeof value === 'string')
    return <DraftField label={name} multiline="grow" value={value} onCommit={(text) => onChange(text || null)} />;
  return (
    <DraftField
      label={name}
      multiline="lines"
      value={value.join('\n')}
      onCommit={(text) => {
        const lines = text.split('\n').filter((line) => line.trim() !== '');
        onChange(lines.length === 0 ? null : lines);
      }}
    />
  );
}
