import type { ReactNode } from 'react';
import {
  type AttributeAddress,
  attributesAt,
  changeAttribute,
  findAttribute,
  stepAttribute,
} from '#shared/domain/attribute-edits.ts';
import type { AttributeDefinition, Codebook } from '#shared/domain/codebook.ts';
import { type CodebookUsage, usesOfAttribute } from '#shared/domain/codebook-usage.ts';
import type { Failure } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import { type CodebookPart, nameOfPart } from '../../app/state/codebook-part.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Choice } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { AttributeCondition } from './attribute-condition.tsx';
import { AttributeDefault } from './attribute-default.tsx';
import { AttributeOptions } from './attribute-options.tsx';
import { nameProblem, textProblem, trimmed } from './field-checks.ts';
import { PartHead } from './part-head.tsx';
import { SavedField } from './saved-field.tsx';

type Kind = AttributeDefinition['kind'];
const kinds = ['text', 'number', 'boolean', 'one-of', 'many-of', 'date', 'entity'] as const satisfies readonly Kind[];

interface AttributeDetailsProps {
  readonly codebook: Codebook;
  readonly usage: CodebookUsage;
  readonly address: AttributeAddress;
}

export function AttributeDetails({ codebook, usage, address }: AttributeDetailsProps): ReactNode {
  const { codebook: editing } = useWorkbench();
  const attribute = findAttribute(codebook, address);
  if (!attribute) return null;
  const owner = ownerOf(address);
  const uses = usesOfAttribute(usage, address);
  const change = (patch: Partial<Omit<AttributeDefinition, 'id'>>): Promise<Failure | undefined> =>
    editing.apply((current) => changeAttribute(current, address, patch));
  const hasOptions = attribute.kind === 'one-of' || attribute.kind === 'many-of';
  return (
    <>
      <button type="button" className="part-owner" onClick={() => editing.select(owner)}>
        ‹ {owner.kind === 'codebook' ? translate('window.codebook.of-documents') : nameOfPart(codebook, owner)}
      </button>
      <PartHead
        kind={translate('window.codebook.attribute')}
        name={attribute.name}
        id={attribute.id}
        csvWrites="id"
        uses={uses}
        onStep={(step) => void editing.step((current) => stepAttribute(current, address, step))}
        onRemove={() => void editing.requestRemoval({ kind: 'attribute', address })}
      />
      <div className="part-fields">
        <div className="field-row even">
          <SavedField
            label={translate('window.codebook.name')}
            value={attribute.name}
            normalise={trimmed}
            problemOf={nameProblem}
            save={(name) => change({ name })}
          />
          <SelectField
            label={translate('window.codebook.kind')}
            value={attribute.kind}
            options={kinds.map((id) => ({ id, name: translate(`window.kind.${id}`) }))}
            onChange={(id) => void editing.changeKind(address, kinds.find((kind) => kind === id) ?? attribute.kind)}
          />
        </div>
        <SavedField
          label={translate('window.codebook.definition')}
          value={attribute.definition}
          multiline="lines"
          problemOf={textProblem}
          save={(definition) => change({ definition })}
        />
        {hasOptions && <AttributeOptions address={address} attribute={attribute} usage={usage} />}
        <Choice
          type="checkbox"
          label={translate('window.codebook.required')}
          detail={translate('window.codebook.required-hint')}
          checked={attribute.required}
          onChange={(required) => void change({ required })}
        />
        <AttributeDefault attribute={attribute} save={(value) => change({ default: value })} />
        <AttributeCondition
          attribute={attribute}
          list={attributesAt(codebook, address.place) ?? []}
          save={(shownIf) => void change({ shownIf })}
        />
        <Choice
          type="checkbox"
          label={translate('window.codebook.retired')}
          detail={translate('window.codebook.retired-attribute')}
          checked={attribute.retired === true}
          onChange={(retired) => void change({ retired: retired ? true : undefined })}
        />
      </div>
    </>
  );
}

/** What the attribute belongs to. */
function ownerOf({ place }: AttributeAddress): CodebookPart {
  switch (place.kind) {
    case 'layer':
      return { kind: 'layer', layerId: place.layerId };
    case 'link-type':
      return { kind: 'link-type', linkTypeId: place.linkTypeId };
    case 'documents':
      return { kind: 'codebook' };
    default:
      return place satisfies never;
  }
}
