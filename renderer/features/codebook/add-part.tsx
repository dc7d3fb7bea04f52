import { type ReactNode, useState } from 'react';
import { type Codebook, findLabel } from '#shared/domain/codebook.ts';
import { LayerId } from '#shared/domain/ids.ts';
import type { Failure } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import type { CodebookPart } from '../../app/state/codebook-part.ts';
import { useWorkbench } from '../../app/context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { NameForm } from './name-form.tsx';

interface AddPartProps {
  readonly codebook: Codebook;
  /** What is being edited: a new label joins its layer. */
  readonly part: CodebookPart;
}

const LAYER = 'new layer';
const LINK_TYPE = 'new link type';

/** Adds a label to a layer, a layer or a type of links. */
export function AddPart({ codebook, part }: AddPartProps): ReactNode {
  const { codebook: editing } = useWorkbench();
  const here = layerOf(codebook, part);
  // What was chosen by hand holds until another part is opened.
  const [chosen, setChosen] = useState<{ readonly what: string; readonly over: string }>();
  const proposed = part.kind === 'link-type' ? LINK_TYPE : (here ?? codebook.layers[0]?.id ?? LAYER);
  const what = chosen?.over === proposed ? chosen.what : proposed;
  const add = (name: string): Promise<Failure | undefined> => {
    if (what === LAYER) return editing.addLayer(name);
    return what === LINK_TYPE ? editing.addLinkType(name) : editing.addLabel(LayerId.parse(what), name);
  };
  return (
    <div className="add-part">
      <SelectField
        label={translate('window.codebook.add-what')}
        value={what}
        options={[
          ...codebook.layers.map(({ id, name }) => ({
            id,
            name: translate('window.codebook.add-label', { layer: name }),
          })),
          { id: LAYER, name: translate('window.codebook.add-layer') },
          { id: LINK_TYPE, name: translate('window.codebook.add-link-type') },
        ]}
        onChange={(id) => setChosen({ what: id, over: proposed })}
      />
      <NameForm label={translate('window.codebook.new-name')} onAdd={add} />
    </div>
  );
}

function layerOf(codebook: Codebook, part: CodebookPart): string | undefined {
  if (part.kind === 'label') return findLabel(codebook, part.labelId)?.layer.id;
  if (part.kind === 'layer') return part.layerId;
  return part.kind === 'attribute' && part.address.place.kind === 'layer' ? part.address.place.layerId : undefined;
}
