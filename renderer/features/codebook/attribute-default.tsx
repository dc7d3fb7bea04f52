import type { ReactNode } from 'react';
import type { AttributeValue } from '#shared/domain/annotation.ts';
import type { AttributeDefinition } from '#shared/domain/codebook.ts';
import type { Failure } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import { dateProblem, numberProblem } from '../../ui/field-problems.ts';
import { parseNumber } from '../../ui/parse-number.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { textProblem, trimmed } from './field-checks.ts';
import { OptionChoices } from '../../ui/option-choices.tsx';
import { SavedField } from './saved-field.tsx';

interface AttributeDefaultProps {
  readonly attribute: AttributeDefinition;
  readonly save: (value: AttributeValue | undefined) => Promise<Failure | undefined>;
}

/** What a new annotation has. For a reference to an entity there is none: it would be the same one everywhere. */
export function AttributeDefault({ attribute, save }: AttributeDefaultProps): ReactNode {
  const { kind, options, default: value } = attribute;
  const label = translate('window.codebook.default');
  const hint = translate('window.codebook.default-hint');
  const none = { id: '', name: translate('window.codebook.default-none') };
  const text = value === undefined ? '' : String(value);
  switch (kind) {
    case 'entity':
      return null;
    case 'boolean':
    case 'one-of': {
      const yesNo = [
        { id: 'true', name: translate('window.yes') },
        { id: 'false', name: translate('window.no') },
      ];
      const asValue = (id: string): AttributeValue => (kind === 'boolean' ? id === 'true' : id);
      return (
        <SelectField
          label={label}
          hint={hint}
          value={text}
          options={[none, ...(kind === 'boolean' ? yesNo : options)]}
          onChange={(id) => void save(id === '' ? undefined : asValue(id))}
        />
      );
    }
    case 'many-of':
      return (
        <OptionChoices
          label={label}
          hint={hint}
          options={options}
          chosen={Array.isArray(value) ? value : []}
          onChange={(chosen) => void save(chosen.length === 0 ? undefined : chosen)}
        />
      );
    case 'number':
      return (
        <SavedField
          label={label}
          hint={hint}
          value={text}
          normalise={asNumber}
          problemOf={numberProblem}
          save={(typed) => save(parseNumber(typed))}
        />
      );
    case 'date':
      return (
        <SavedField
          label={label}
          hint={hint}
          value={text}
          normalise={trimmed}
          problemOf={dateProblem}
          save={(typed) => save(typed === '' ? undefined : typed)}
        />
      );
    case 'text':
      return (
        <SavedField
          label={label}
          hint={hint}
          value={text}
          problemOf={textProblem}
          save={(typed) => save(typed === '' ? undefined : typed)}
        />
      );
    default:
      return kind satisfies never;
  }
}

/** As the codebook writes it: `1,200` is `1200`. */
function asNumber(typed: string): string {
  const number = parseNumber(typed);
  return number === undefined ? typed.trim() : String(number);
}
