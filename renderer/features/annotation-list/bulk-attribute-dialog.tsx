import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { AttributeValue } from '#shared/domain/annotation.ts';
import { findValueFault } from '#shared/domain/attribute-value.ts';
import type { AttributeDefinition, Layer } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { OptionChoices } from '../../ui/option-choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SelectField } from '../../ui/select-field.tsx';

interface BulkAttributeDialogProps {
  readonly attributes: Layer['attributes'];
  readonly count: number;
  readonly onClose: () => void;
}

/** Gives everything that is ticked the same value of one attribute, or takes it away. */
export function BulkAttributeDialog({ attributes, count, onClose }: BulkAttributeDialogProps): ReactNode {
  const { bulk } = useWorkbench();
  const [id, setId] = useState(attributes[0]?.id);
  // What is typed or chosen; of many choices, each on its own.
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState(false);
  const definition = attributes.find((attribute) => attribute.id === id);

  const choose = (next: readonly string[]): void => {
    setChosen(next);
    setProblem(false);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!definition) return;
    const value = valueOf(definition, chosen);
    if (value !== null && findValueFault(definition, value) !== undefined) return setProblem(true);
    onClose();
    bulk.setAttribute(definition.id, value);
  };

  return (
    <Dialog title={translate('window.ticks.set-attribute')} width={420} onClose={onClose}>
      <form className="bulk-attribute" onSubmit={submit}>
        <SelectField
          label={translate('window.ticks.which')}
          value={id ?? ''}
          options={attributes}
          onChange={(next) => {
            setId(attributes.find((attribute) => attribute.id === next)?.id);
            choose([]);
          }}
        />
        {definition && <ValueField definition={definition} chosen={chosen} problem={problem} onChange={choose} />}
        {chosen.length === 0 && <p className="field-hint">{translate('window.ticks.clear')}</p>}
        <div className="dialog-buttons">
          <Button onClick={onClose}>{translate('window.cancel')}</Button>
          <Button type="submit" tone="primary">
            {translate('window.ticks.set', { count: formatNumber(count) })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ValueFieldProps {
  readonly definition: AttributeDefinition;
  readonly chosen: readonly string[];
  readonly problem: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

function ValueField({ definition, chosen, problem, onChange }: ValueFieldProps): ReactNode {
  const id = useId();
  const { kind, options } = definition;
  const [first = ''] = chosen;
  const one = (value: string): void => onChange(value === '' ? [] : [value]);
  const name = translate('window.ticks.value');
  if (kind === 'many-of') return <OptionChoices label={name} options={options} chosen={chosen} onChange={onChange} />;
  if (kind === 'one-of' || kind === 'boolean') {
    const booleans = [
      { id: 'true', name: translate('window.yes') },
      { id: 'false', name: translate('window.no') },
    ];
    const values = kind === 'boolean' ? booleans : options;
    return (
      <SelectField
        label={name}
        value={first}
        options={[{ id: '', name: translate('window.ticks.no-value') }, ...values]}
        onChange={one}
      />
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        className="control"
        dir="auto"
        value={first}
        autoComplete="off"
        aria-invalid={problem}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => one(event.target.value)}
      />
      {problem && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {translate(kind === 'date' ? 'window.ticks.not-a-date' : 'window.ticks.not-a-number')}
        </p>
      )}
    </div>
  );
}

/** Null takes the value away. */
function valueOf({ kind }: AttributeDefinition, chosen: readonly string[]): AttributeValue | null {
  const [first] = chosen;
  if (first === undefined || first.trim() === '') return null;
  switch (kind) {
    case 'many-of':
      return [...chosen];
    case 'number':
      return Number(first);
    case 'boolean':
      return first === 'true';
    case 'text':
    case 'date':
    case 'entity':
    case 'one-of':
      return first.trim();
    default:
      return kind satisfies never;
  }
}
