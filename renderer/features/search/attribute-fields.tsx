import { type ReactNode, useId, useState } from 'react';
import type { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import type { AttributeDefinition, Codebook } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { ManyField } from '../../ui/many-field.tsx';
import { withGone } from './gone-options.ts';
import { SelectField } from '../../ui/select-field.tsx';

type Condition = NonNullable<AnnotationQuery['attribute']>;

interface AttributeFieldsProps {
  readonly codebook: Codebook;
  readonly value: Condition | undefined;
  readonly onChange: (condition: Condition | undefined) => void;
}

/** A condition on one attribute: that it has a value at all, that it has none, or what it is. */
export function AttributeFields({ codebook, value, onChange }: AttributeFieldsProps): ReactNode {
  const definitions = codebook.layers.flatMap(({ attributes }) => attributes);
  const definition = definitions.find(({ id }) => id === value?.id);
  // Between asking for a value and choosing one, any value will do; whoever leaves without one has asked for any.
  const [choosing, setChoosing] = useState(false);
  const condition = conditionOf(value, choosing);
  return (
    <div
      className="attribute-fields"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setChoosing(false);
      }}
    >
      <SelectField
        label={translate('window.query.attribute')}
        value={value?.id ?? ''}
        options={[
          { id: '', name: translate('window.query.any') },
          ...(value && !definition ? [{ id: value.id, name: translate('window.query.gone.attribute') }] : []),
        ]}
        groups={codebook.layers
          .filter(({ attributes }) => attributes.length > 0)
          .map(({ name, attributes }) => ({ name, options: attributes }))}
        onChange={(id) => {
          setChoosing(false);
          onChange(id === '' ? undefined : { id, values: [] });
        }}
      />
      {value && (
        <SelectField
          label={translate('window.query.condition')}
          value={condition}
          options={(['has', 'is', 'missing'] as const).map((id) => ({
            id,
            name: translate(`window.query.condition.${id}`),
          }))}
          onChange={(id) => {
            setChoosing(id === 'is');
            onChange({ id: value.id, values: [], ...(id === 'missing' ? { missing: true } : {}) });
          }}
        />
      )}
      {value && condition === 'is' && (
        <ValueField
          definition={definition}
          values={value.values}
          onChange={(values) => {
            setChoosing(true);
            onChange({ id: value.id, values });
          }}
        />
      )}
    </div>
  );
}

interface ValueFieldProps {
  readonly definition: AttributeDefinition | undefined;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

function ValueField({ definition, values, onChange }: ValueFieldProps): ReactNode {
  const id = useId();
  const label = translate('window.query.value');
  const options = definition ? optionsOf(definition) : [];
  if (options.length > 0)
    return (
      <ManyField
        label={label}
        options={withGone(options, values, 'window.query.gone.value')}
        value={values.length === 0 ? undefined : values}
        onChange={(chosen) => onChange(chosen ?? [])}
      />
    );
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        className="control"
        value={values[0] ?? ''}
        maxLength={200}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value === '' ? [] : [event.target.value])}
      />
    </div>
  );
}

function optionsOf({ kind, options }: AttributeDefinition): readonly { readonly id: string; readonly name: string }[] {
  if (kind !== 'boolean') return options;
  return [
    { id: 'true', name: translate('window.query.yes') },
    { id: 'false', name: translate('window.query.no') },
  ];
}

function conditionOf(value: Condition | undefined, choosing: boolean): 'has' | 'is' | 'missing' {
  if (value?.missing === true) return 'missing';
  return choosing || (value && value.values.length > 0) ? 'is' : 'has';
}
