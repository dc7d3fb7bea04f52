import type { ReactNode } from 'react';
import { AnnotationStatus, Origin } from '#shared/domain/annotation.ts';
import { DocumentStatus, titleOf } from '#shared/domain/document.ts';
import type { ExportSelection } from '#shared/formats/exchange/export-selection.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { projectOf } from '../../app/state/selectors.ts';
import { ManyField } from '../../ui/many-field.tsx';

interface ExportSelectionFieldsProps {
  readonly selection: ExportSelection;
  readonly onChange: (selection: ExportSelection) => void;
}

const origins = Origin.unwrap().shape.kind.options;

/** A longer menu is no help; the command line takes any number of names. */
const MOST_DOCUMENTS = 300;

/** Which part of the project is written; a field that is left alone is no condition. */
export function ExportSelectionFields({ selection, onChange }: ExportSelectionFieldsProps): ReactNode {
  const codebook = useApp((state) => projectOf(state)?.codebook);
  const documents = useApp((state) => state.documents);
  const change = (patch: Partial<ExportSelection>): void => onChange(withoutNothing({ ...selection, ...patch }));
  const layers = codebook?.layers ?? [];
  return (
    <div className="export-selection">
      <ManyField
        label={translate('window.query.document-statuses')}
        options={DocumentStatus.options.map((id) => ({ id, name: translate(`window.status.${id}`) }))}
        value={selection.documentStatuses}
        onChange={(ids) =>
          change({ documentStatuses: ids && DocumentStatus.options.filter((one) => ids.includes(one)) })
        }
      />
      {documents.length <= MOST_DOCUMENTS && (
        <ManyField
          label={translate('window.query.documents')}
          options={documents.map(({ document }) => ({ id: document.id, name: titleOf(document) }))}
          value={selection.documentIds}
          onChange={(documentIds) => change({ documentIds })}
        />
      )}
      <ManyField
        label={translate('window.query.layers')}
        options={layers}
        value={selection.layerIds}
        onChange={(layerIds) => change({ layerIds })}
      />
      <ManyField
        label={translate('window.query.labels')}
        options={layers.flatMap(({ labels, paint }) =>
          labels.map(({ id, name, color }) => ({ id, name, color, paint })),
        )}
        value={selection.labelIds}
        onChange={(labelIds) => change({ labelIds })}
      />
      <ManyField
        label={translate('window.query.statuses')}
        options={AnnotationStatus.options.map((id) => ({ id, name: translate(`window.query.status.${id}`) }))}
        value={selection.statuses}
        onChange={(ids) => change({ statuses: ids && AnnotationStatus.options.filter((one) => ids.includes(one)) })}
      />
      <ManyField
        label={translate('window.query.origins')}
        options={origins.map((id) => ({ id, name: translate(`window.query.origin.${id}`) }))}
        value={selection.origins}
        onChange={(ids) => change({ origins: ids && origins.filter((one) => ids.includes(one)) })}
      />
    </div>
  );
}

function withoutNothing(selection: ExportSelection): ExportSelection {
  return Object.fromEntries(Object.entries(selection).filter(([, value]) => value !== undefined));
}
