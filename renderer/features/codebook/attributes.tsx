import type { ReactNode } from 'react';
import type { AttributeDefinition, Layer } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';

export function Attributes({ layer }: { readonly layer: Layer }): ReactNode {
  return (
    <>
      <h4>{translate('window.codebook.attributes')}</h4>
      <ul className="codebook-list">
        {layer.attributes.map((attribute) => (
          <li key={attribute.id}>
            <span className="codebook-name">
              <strong>{attribute.name}</strong>
              <span>{kindOf(attribute)}</span>
            </span>
            <div>
              <p>{attribute.definition}</p>
              {attribute.options.length > 0 && (
                <p className="codebook-more">{attribute.options.map((option) => option.name).join(' · ')}</p>
              )}
              {attribute.shownIf && <p className="codebook-more">{conditionOf(attribute, layer)}</p>}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function kindOf({ kind, required }: AttributeDefinition): string {
  const name = translate(`window.kind.${kind}`);
  return required ? translate('window.codebook.required', { kind: name }) : name;
}

function conditionOf({ shownIf }: AttributeDefinition, layer: Layer): string {
  const other = layer.attributes.find((attribute) => attribute.id === shownIf?.attributeId);
  const values = shownIf?.values.map((value) => other?.options.find(({ id }) => id === value)?.name ?? value) ?? [];
  return translate('window.codebook.shown-if', { attribute: other?.name ?? '', values: values.join(', ') });
}
