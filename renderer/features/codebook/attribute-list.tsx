import type { ReactNode } from 'react';
import { type AttributePlace, stepAttribute } from '#shared/domain/attribute-edits.ts';
import type { AttributeDefinition } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { NameForm } from './name-form.tsx';
import { OrderedRows } from './ordered-rows.tsx';

interface AttributeListProps {
  readonly label: string;
  readonly empty: string;
  readonly place: AttributePlace;
  readonly attributes: readonly AttributeDefinition[];
}

/** The attributes of a layer, a type of links or of documents; each opens by itself. */
export function AttributeList({ label, empty, place, attributes }: AttributeListProps): ReactNode {
  const { codebook: editing } = useWorkbench();
  const addressOf = ({ id }: AttributeDefinition) => ({ place, attributeId: id });
  return (
    <section className="attribute-list" aria-label={label}>
      <h4>{label}</h4>
      {attributes.length === 0 && <p className="field-hint">{empty}</p>}
      <OrderedRows
        label={label}
        items={attributes}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        renderItem={(attribute) => (
          <button
            type="button"
            className="attribute-row"
            onClick={() => editing.select({ kind: 'attribute', address: addressOf(attribute) })}
          >
            <span data-retired={attribute.retired}>{attribute.name}</span>
            <span className="attribute-facts">{factsOf(attribute)}</span>
          </button>
        )}
        onStep={(attribute, step) => void editing.step((current) => stepAttribute(current, addressOf(attribute), step))}
        onRemove={(attribute) => void editing.requestRemoval({ kind: 'attribute', address: addressOf(attribute) })}
      />
      <NameForm
        label={translate('window.codebook.new-attribute')}
        onAdd={(name) => editing.addAttribute(place, name)}
      />
    </section>
  );
}

function factsOf({ kind, required, retired }: AttributeDefinition): string {
  const facts = [translate(`window.kind.${kind}`)];
  if (required) facts.push(translate('window.codebook.required'));
  if (retired) facts.push(translate('window.codebook.retired'));
  return facts.join(' · ');
}
