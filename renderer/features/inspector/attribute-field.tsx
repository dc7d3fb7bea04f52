import type { ReactNode } from 'react';
import type { AttributeValue } from '#shared/domain/annotation.ts';
import { assertNever } from '#shared/domain/assert-never.ts';
import type { AttributeDefinition } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { Choice } from '../../ui/choice.tsx';
import { DraftField } from '../../ui/draft-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { numberProblem, parseNumber } from './parse-number.ts';

interface AttributeFieldProps {
  readonly definition: AttributeDefinition;
  readonly value: AttributeValue | undefined;
  /** Null takes the value away. */
  readonly onChange: (value: AttributeValue | null) => void;
  /** The field went away with a text in it that is no value. */
  readonly onDropped: (text: string) => void;
}

/** A field for one attribute, after its definition. */
export function AttributeField({ definition, value, onChange, onDropped }: AttributeFieldProps): ReactNode {
  const { name, kind, options } = definition;
  const shared = { label: name, description: definition.definition };
  switch (kind) {
    case 'text':
    case 'date':
      return (
        <DraftField
          {...shared}
          // What is no calendar date (an imported "last Friday") stays a text, or the browser would show nothing.
          type={kind === 'date' && isCalendarDate(value) ? 'date' : 'text'}
          multiline={kind === 'text' ? 'grow' : undefined}
          value={value === undefined ? '' : String(value)}
          onCommit={(text) => onChange(text === '' ? null : text)}
        />
      );
    case 'number':
      return (
        <DraftField
          {...shared}
          numeric
          value={value === undefined ? '' : String(value)}
          problemOf={numberProblem}
          onDropped={onDropped}
          onCommit={(text) => onChange(parseNumber(text) ?? null)}
        />
      );
    case 'boolean':
      return (
        <Segmented
          {...shared}
          value={value === undefined ? '' : String(value)}
          options={[
            { id: 'true', name: translate('window.yes') },
            { id: 'false', name: translate('window.no') },
            { id: '', name: translate('window.unknown') },
          ]}
          onChange={(id) => onChange(id === '' ? null : id === 'true')}
        />
      );
    case 'one-of':
      return (
        <SelectField
          {...shared}
          value={value === undefined ? '' : String(value)}
          options={[{ id: '', name: '–' }, ...options]}
          onChange={(id) => onChange(id === '' ? null : id)}
        />
      );
    // The register comes with the entities' own view; until then its ids are typed.
    case 'entity':
    case 'many-of':
      return <ManyOf definition={definition} value={value} onChange={onChange} />;
    default:
      return assertNever(kind);
  }
}

type ManyOfProps = Pick<AttributeFieldProps, 'definition' | 'value' | 'onChange'>;

function ManyOf({ definition, value, onChange }: ManyOfProps): ReactNode {
  const chosen = typeof value === 'object' ? value : [];
  const toggle = (id: string, on: boolean): void => {
    // In the order of the codebook, however they were ticked.
    const next = definition.options
      .map((option) => option.id)
      .filter((one) => (one === id ? on : chosen.includes(one)));
    onChange(next.length === 0 ? null : next);
  };
  return (
    <fieldset className="many-of" title={definition.definition}>
      <legend>{definition.name}</legend>
      {definition.options.map((option) => (
        <Choice
          key={option.id}
          type="checkbox"
          label={option.name}
          checked={chosen.includes(option.id)}
          onChange={(on) => toggle(option.id, on)}
        />
      ))}
    </fieldset>
  );
}

function isCalendarDate(value: AttributeValue | undefined): boolean {
  return value === undefined || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value));
}
