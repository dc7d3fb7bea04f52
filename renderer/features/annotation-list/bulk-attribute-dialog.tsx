import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { AttributeValue } from '#shared/domain/annotation.ts';
import { findValueFault } from '#shared/domain/attribute-value.ts';
import type { AttributeDefinition } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { checkedAnnotations, sharedAttributes } from '../../app/annotating/bulk.ts';
import { useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import type { Workbench } from '../../app/workbench.ts';
import { Button } from '../../ui/button.tsx';
import { OptionChoices } from '../../ui/option-choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SelectField } from '../../ui/select-field.tsx';

/** What becomes of the options that are there already. */
const optionChanges = ['replace', 'add', 'remove'] as const;
type OptionChange = (typeof optionChanges)[number];

/** Gives everything that is ticked the same value of one attribute, or takes it away. */
export function BulkAttributeDialog(): ReactNode {
  const workbench = useWorkbench();
  // What it was opened for.
  const [{ attributes, count }] = useState(() => begun(workbench));
  const close = (): void => workbench.closeDialog();
  return (
    <Dialog title={translate('window.ticks.set-attribute')} width={420} onClose={close}>
      {attributes.length > 0 ? (
        <AttributeForm attributes={attributes} count={count} />
      ) : (
        <>
          <p>{translate('window.ticks.no-attribute')}</p>
          <div className="dialog-buttons">
            <Button data-first onClick={close}>
              {translate('window.close')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function begun({ store }: Workbench): { attributes: readonly AttributeDefinition[]; count: number } {
  const state = store.get();
  const codebook = codebookOf(state);
  const annotations = checkedAnnotations(state);
  return { attributes: codebook ? sharedAttributes(codebook, annotations) : [], count: annotations.length };
}

interface AttributeFormProps {
  readonly attributes: readonly AttributeDefinition[];
  readonly count: number;
}

function AttributeForm({ attributes, count }: AttributeFormProps): ReactNode {
  const workbench = useWorkbench();
  const close = (): void => workbench.closeDialog();
  const [id, setId] = useState(attributes[0]?.id);
  // What is typed or chosen; of many choices, each on its own.
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [change, setChange] = useState<OptionChange>('replace');
  const [problem, setProblem] = useState(false);
  const definition = attributes.find((attribute) => attribute.id === id);
  const ofMany = definition?.kind === 'many-of';

  const choose = (next: readonly string[]): void => {
    setChosen(next);
    setProblem(false);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!definition) return;
    const value = valueOf(definition, chosen);
    if (value !== null && findValueFault(definition, value) !== undefined) return setProblem(true);
    close();
    if (!ofMany || change === 'replace') workbench.bulk.setAttribute(definition.id, value);
    else if (chosen.length > 0) workbench.bulk.changeOptions(definition.id, { add: [], remove: [], [change]: chosen });
  };

  return (
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
      {ofMany && (
        <SelectField
          label={translate('window.ticks.options')}
          value={change}
          options={optionChanges.map((one) => ({ id: one, name: translate(`window.ticks.options.${one}`) }))}
          onChange={(next) => setChange(optionChanges.find((one) => one === next) ?? 'replace')}
        />
      )}
      {definition && <ValueField definition={definition} chosen={chosen} problem={problem} onChange={choose} />}
      {chosen.length === 0 && (!ofMany || change === 'replace') && (
        <p className="field-hint">{translate('window.ticks.clear')}</p>
      )}
      <div className="dialog-buttons">
        <Button onClick={close}>{translate('window.cancel')}</Button>
        <Button type="submit" tone="primary" disabled={ofMany && change !== 'replace' && chosen.length === 0}>
          {translate('window.ticks.set', { count: formatNumber(count) })}
        </Button>
      </div>
    </form>
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
