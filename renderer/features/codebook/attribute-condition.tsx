import type { ReactNode } from 'react';
import { possibleConditions } from '#shared/domain/attribute-edits.ts';
import type { AttributeDefinition } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { SelectField, type SelectOption } from '../../ui/select-field.tsx';
import { OptionChoices } from '../../ui/option-choices.tsx';

interface AttributeConditionProps {
  readonly attribute: AttributeDefinition;
  /** All attributes of the same list. */
  readonly list: readonly AttributeDefinition[];
  readonly save: (shownIf: AttributeDefinition['shownIf']) => void;
}

/** Whether the attribute is asked for always, or only where another one has certain values. */
export function AttributeCondition({ attribute, list, save }: AttributeConditionProps): ReactNode {
  const { shownIf } = attribute;
  const others = possibleConditions(list, attribute.id).filter(
    (other) => choicesOf(other).length > 0 || other.id === shownIf?.attributeId,
  );
  const other = others.find(({ id }) => id === shownIf?.attributeId);
  const choose = (id: string): void => {
    const chosen = others.find((one) => one.id === id);
    const first = chosen && choicesOf(chosen)[0];
    // One value to begin with: a condition that nothing meets would hide the attribute for good.
    save(chosen && first ? { attributeId: chosen.id, values: [first.id] } : undefined);
  };
  return (
    <>
      <SelectField
        label={translate('window.codebook.shown-if')}
        value={other?.id ?? ''}
        options={[
          { id: '', name: translate('window.codebook.shown-always') },
          ...others.map(({ id, name }) => ({
            id,
            name: translate('window.codebook.shown-only', { attribute: name }),
          })),
        ]}
        onChange={choose}
      />
      {shownIf && other && (
        <OptionChoices
          label={translate('window.codebook.shown-values', { attribute: other.name })}
          options={withUnknown(choicesOf(other), shownIf.values)}
          chosen={shownIf.values}
          onChange={(values) => save(values.length === 0 ? undefined : { attributeId: other.id, values })}
        />
      )}
    </>
  );
}

/** The values that can be named beforehand. */
function choicesOf({ kind, options }: AttributeDefinition): readonly SelectOption[] {
  if (kind === 'one-of' || kind === 'many-of') return options;
  if (kind !== 'boolean') return [];
  return [
    { id: 'true', name: translate('window.yes') },
    { id: 'false', name: translate('window.no') },
  ];
}

/** A codebook out of a file may name values of a free text: they can be taken out here. */
function withUnknown(choices: readonly SelectOption[], values: readonly string[]): readonly SelectOption[] {
  const unknown = values.filter((value) => !choices.some(({ id }) => id === value));
  return [...choices, ...unknown.map((value) => ({ id: value, name: value }))];
}
