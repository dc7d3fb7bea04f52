import type { ReactNode } from 'react';
import type { AnnotationInspection } from '#shared/api/import-methods.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';

type Labels = AnnotationInspection['labels'];

interface BulkTargetsProps {
  readonly codebook: Codebook;
  readonly labels: Labels;
  readonly proposed: Labels;
  readonly onChange: (labels: Labels) => void;
}

/** What is decided for all new labels at once; one by one is no work for a file with many. */
export function BulkTargets({ codebook, labels, proposed, onChange }: BulkTargetsProps): ReactNode {
  if (proposed.filter(({ target }) => target.kind === 'new').length < 2) return null;
  const layers = new Set(labels.flatMap(({ target }) => (target.kind === 'new' ? [target.layer] : [])));
  const [common = ''] = layers.size === 1 ? layers : [];
  const known = codebook.layers.some(({ id }) => id === common);
  const isNew = layers.size > 0;
  return (
    <div className="adopt-bulk">
      <SelectField
        label={translate('window.adopt.bulk-layer')}
        value={known ? common : ''}
        options={[
          ...(known ? [] : [{ id: '', name: translate('window.adopt.bulk-layers') }]),
          ...codebook.layers.map(({ id, name }) => ({ id: String(id), name })),
        ]}
        onChange={(layer) =>
          onChange(
            labels.map((one) =>
              one.target.kind === 'new' && layer !== '' ? { ...one, target: { ...one.target, layer } } : one,
            ),
          )
        }
      />
      <Button
        idle={!isNew}
        onClick={() =>
          onChange(labels.map((one) => (one.target.kind === 'new' ? { ...one, target: { kind: 'skip' } } : one)))
        }
      >
        {translate('window.adopt.bulk-skip')}
      </Button>
      <Button idle={labels === proposed} onClick={() => onChange(proposed)}>
        {translate('window.adopt.bulk-proposed')}
      </Button>
    </div>
  );
}
