import type { ReactNode } from 'react';
import { type Codebook, findLayer, type Layer } from '#shared/domain/codebook.ts';
import type { CodebookUsage } from '#shared/domain/codebook-usage.ts';
import type { LayerId } from '#shared/domain/ids.ts';
import { changeLayer, stepLayer } from '#shared/domain/layer-edits.ts';
import type { Failure } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import { usesOfPart } from '../../app/codebook/codebook-removal.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { AttributeList } from './attribute-list.tsx';
import { nameProblem, trimmed } from './field-checks.ts';
import { PartHead } from './part-head.tsx';
import { SavedField } from './saved-field.tsx';

const kinds = ['entity', 'claim', 'span'] as const satisfies readonly Layer['kind'][];
const paints = ['fill', 'underline'] as const satisfies readonly Layer['paint'][];

interface LayerDetailsProps {
  readonly codebook: Codebook;
  readonly usage: CodebookUsage;
  readonly layerId: LayerId;
}

export function LayerDetails({ codebook, usage, layerId }: LayerDetailsProps): ReactNode {
  const { codebook: editing } = useWorkbench();
  const layer = findLayer(codebook, layerId);
  if (!layer) return null;
  const change = (patch: Partial<Pick<Layer, 'name' | 'kind' | 'paint'>>): Promise<Failure | undefined> =>
    editing.apply((current) => changeLayer(current, layerId, patch));
  return (
    <>
      <PartHead
        kind={translate('window.codebook.layer')}
        name={layer.name}
        id={layer.id}
        csvWrites="name"
        uses={usesOfPart(codebook, usage, { kind: 'layer', layerId })}
        onStep={(step) => void editing.step((current) => stepLayer(current, layerId, step))}
        onRemove={() => void editing.requestRemoval({ kind: 'layer', layerId })}
      />
      <div className="part-fields">
        <SavedField
          label={translate('window.codebook.name')}
          value={layer.name}
          normalise={trimmed}
          problemOf={nameProblem}
          save={(name) => change({ name })}
        />
        <div className="field-row even">
          <SelectField
            label={translate('window.codebook.layer-kind')}
            value={layer.kind}
            options={kinds.map((id) => ({ id, name: translate(`window.codebook.layer-kind.${id}`) }))}
            hint={translate('window.codebook.layer-kind-hint')}
            onChange={(id) => void change({ kind: kinds.find((kind) => kind === id) ?? layer.kind })}
          />
          <Segmented
            label={translate('window.codebook.paint')}
            value={layer.paint}
            options={paints.map((id) => ({ id, name: translate(`window.codebook.paint.${id}`) }))}
            onChange={(id) => void change({ paint: paints.find((paint) => paint === id) ?? layer.paint })}
          />
        </div>
        <AttributeList
          label={translate('window.codebook.attributes')}
          empty={translate('window.codebook.attributes-empty')}
          place={{ kind: 'layer', layerId }}
          attributes={layer.attributes}
        />
      </div>
    </>
  );
}
