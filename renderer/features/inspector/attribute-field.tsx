import type { ReactNode } from 'react';
import type { AttributeValue } from '#shared/domain/annotation.ts';
import { assertNever } from '#shared/domain/assert-never.ts';
import type { AttributeDefinition } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { Button } from '../../ui/button.tsx';
import { DraftField } from '../../ui/draft-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField, type SelectOption } from '../../ui/select-field.tsx';
import { EntityField } from './entity-field.tsx';
import { dateProblem, numberProblem } from '../../ui/field-problems.ts';
import { ManyOfField } from './many-of-field.tsx';
import { parseNumber } from '../../ui/parse-number.ts';

interface AttributeFieldProps {
  readonly definition: AttributeDefinition;
  readonly value: AttributeValue | undefined;
  /** Null takes the value away. */
  readonly onChange: (value: AttributeValue | null) => void;
  /** Whether it is asked for, given the others; where it is not, a value that is there can be cleared. */
  readonly applies?: boolean;
  /** Of a text: what holds while it is empty, and what is wrong with it. */
  readonly placeholder?: string;
  readonly problemOf?: (text: string) => string | undefined;
  /** The field went away with a text in it that is no value. */
  readonly onDropped: (text: string) => void;
}

/** A field for one attribute, after its definition. It can be found by the attribute's id. */
export function AttributeField({ applies = true, ...props }: AttributeFieldProps): ReactNode {
  const { definition, onChange } = props;
  return (
    <div className="attribute" data-attribute={definition.id}>
      <FieldOfKind {...props} definition={applies ? definition : { ...definition, required: false }} />
      {!applies && (
        <p className="attribute-apart">
          {translate('window.attribute.does-not-apply')}{' '}
          <Button tone="quiet" onClick={() => onChange(null)}>
            {translate('window.attribute.clear', { name: definition.name })}
          </Button>
        </p>
      )}
    </div>
  );
}

function FieldOfKind(props: AttributeFieldProps): ReactNode {
  const { definition, value, onChange, onDropped, placeholder, problemOf } = props;
  const { name, kind, options, required } = definition;
  const shared = { label: name, description: definition.definition, required };
  const text = value === undefined ? '' : String(value);
  switch (kind) {
    case 'text':
      return (
        <DraftField
          {...shared}
          multiline="grow"
          value={text}
          {...(placeholder !== undefined && { placeholder })}
          {...(problemOf && { problemOf, onDropped })}
          onCommit={(typed) => onChange(orNull(problemOf ? typed.trim() : typed))}
        />
      );
    case 'date':
      return (
        <DraftField
          {...shared}
          value={text}
          placeholder={translate('window.attribute.date-hint')}
          problemOf={dateProblem}
          onDropped={onDropped}
          onCommit={(typed) => onChange(orNull(typed.trim()))}
        />
      );
    case 'number':
      return (
        <DraftField
          {...shared}
          numeric
          value={text}
          problemOf={numberProblem}
          onDropped={onDropped}
          onCommit={(typed) => onChange(parseNumber(typed) ?? null)}
        />
      );
    case 'boolean':
      return (
        <Segmented
          {...shared}
          value={text}
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
          value={text}
          options={[{ id: '', name: '–' }, ...withPresent(options, text)]}
          onChange={(id) => onChange(orNull(id))}
        />
      );
    case 'many-of':
      return <ManyOfField definition={definition} value={value} onChange={onChange} />;
    case 'entity':
      return <EntityField {...shared} value={text} onChange={(typed) => onChange(orNull(typed))} />;
    default:
      return assertNever(kind);
  }
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** A value that is no option (any more) is shown as what it is, until another one is chosen. */
function withPresent(options: readonly SelectOption[], present: string): readonly SelectOption[] {
  const isOption = present === '' || options.some(({ id }) => id === present);
  return isOption ? options : [...options, { id: present, name: present }];
}
