import { type ReactNode, useId } from 'react';
import { AnnotationStatus } from '#shared/domain/annotation.ts';
import type { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { DocumentStatus } from '#shared/domain/document.ts';
import { DocumentId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { projectOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { Button } from '../../ui/button.tsx';
import { ManyField } from '../../ui/many-field.tsx';
import { AttributeFields } from './attribute-fields.tsx';
import { DocumentField } from './document-field.tsx';
import { withGone } from './gone-options.ts';
import { origins } from './origins.ts';

interface QueryFieldsProps {
  readonly codebook: Codebook;
  readonly query: AnnotationQuery;
}

type Register = readonly { readonly id: string; readonly name: string }[];

const entities = asking('entities.list', {});
const noAnnotators: Register = [];

/** The conditions of a query, each a field; what is left alone is no condition. */
export function QueryFields({ codebook, query }: QueryFieldsProps): ReactNode {
  const { searching } = useWorkbench();
  const annotators = useApp((state) => projectOf(state)?.annotators ?? noAnnotators);
  const register = useProjectQuery<Register>(entities);
  const change = (patch: Partial<AnnotationQuery>): void =>
    searching.askAnew({ query: withoutNothing({ ...query, ...patch }) });
  const named = register.kind === 'ready' ? register.value : [];
  const documentId = query.documentIds?.[0];

  return (
    <div className="query-fields" role="group" aria-label={translate('window.query')}>
      <ManyField
        label={translate('window.query.labels')}
        options={withGone(
          codebook.layers.flatMap(({ labels, paint }) =>
            labels.map(({ id, name, color }) => ({ id, name, color, paint })),
          ),
          query.labelIds,
          'window.query.gone.label',
        )}
        value={query.labelIds}
        onChange={(labelIds) => change({ labelIds })}
      />
      <ManyField
        label={translate('window.query.layers')}
        options={withGone(codebook.layers, query.layerIds, 'window.query.gone.layer')}
        value={query.layerIds}
        onChange={(layerIds) => change({ layerIds })}
      />
      <TextField label={translate('window.query.text')} value={query.text} onChange={(text) => change({ text })} />
      <AttributeFields codebook={codebook} value={query.attribute} onChange={(attribute) => change({ attribute })} />
      <ManyField
        label={translate('window.query.annotators')}
        options={annotators}
        value={query.annotatorIds}
        onChange={(annotatorIds) => change({ annotatorIds })}
      />
      <ManyField
        label={translate('window.query.statuses')}
        options={AnnotationStatus.options.map((id) => ({ id, name: translate(`window.query.status.${id}`) }))}
        value={query.statuses}
        onChange={(ids) => change({ statuses: ids && AnnotationStatus.options.filter((one) => ids.includes(one)) })}
      />
      <ManyField
        label={translate('window.query.origins')}
        options={origins.map((id) => ({ id, name: translate(`window.query.origin.${id}`) }))}
        value={query.origins}
        onChange={(ids) => change({ origins: ids && origins.filter((one) => ids.includes(one)) })}
      />
      <DocumentField
        label={translate('window.query.documents')}
        value={documentId === undefined ? null : DocumentId.parse(documentId)}
        onChange={(id) => change({ documentIds: id === null ? undefined : [id] })}
      />
      <ManyField
        label={translate('window.query.document-statuses')}
        options={DocumentStatus.options.map((id) => ({ id, name: translate(`window.status.${id}`) }))}
        value={query.documentStatuses}
        onChange={(ids) =>
          change({ documentStatuses: ids && DocumentStatus.options.filter((one) => ids.includes(one)) })
        }
      />
      <TextField label={translate('window.query.note')} value={query.note} onChange={(note) => change({ note })} />
      {(named.length > 0 || query.entityIds) && (
        <ManyField
          label={translate('window.query.entities')}
          options={withGone(named, query.entityIds, 'window.query.gone.entity')}
          value={query.entityIds}
          onChange={(entityIds) => change({ entityIds })}
        />
      )}
      {/* Never disabled: the focus is on it when it has done its work. */}
      <Button tone="quiet" onClick={() => searching.askAnew({ query: {}, savedId: null })}>
        {translate('window.query.reset')}
      </Button>
    </div>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (text: string | undefined) => void;
}

function TextField({ label, value = '', onChange }: TextFieldProps): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        className="control"
        value={value}
        maxLength={1000}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      />
    </div>
  );
}

/** A condition that was taken away is not in the query at all. */
function withoutNothing(query: AnnotationQuery): AnnotationQuery {
  return Object.fromEntries(Object.entries(query).filter(([, condition]) => condition !== undefined));
}
