import type { ReactNode } from 'react';
import { AttributeDefinition, Layer } from '#shared/domain/codebook.ts';
import type { CodebookDifference, FieldDifference } from '#shared/domain/codebook-diff.ts';
import { translate } from '#shared/locales/translate.ts';

/** More than anybody reads; a whole other codebook may differ in thousands. */
const MOST_SHOWN = 300;

interface DifferenceListProps {
  readonly label: string;
  readonly differences: readonly CodebookDifference[];
}

/** What one codebook has otherwise than another, in words. */
export function DifferenceList({ label, differences }: DifferenceListProps): ReactNode {
  const more = differences.length - MOST_SHOWN;
  return (
    <ul className="differences" aria-label={label}>
      {differences.slice(0, MOST_SHOWN).map((difference) => (
        <li
          key={`${difference.subject} ${difference.within} ${difference.id} ${difference.change}`}
          data-change={difference.change}
        >
          <p>
            {titleOf(difference)}
            {difference.within !== '' && (
              <span className="difference-within">
                {' '}
                {translate('window.codebook.difference.within', { within: difference.within })}
              </span>
            )}
          </p>
          {difference.fields.map((field) => (
            <p key={field.field} className="difference-field">
              <span>{translate(`window.codebook.field.${field.field}`)}:</span>{' '}
              <del>{valueOf(field, field.before)}</del> <span aria-hidden="true">→</span>{' '}
              <ins>{valueOf(field, field.after)}</ins>
            </p>
          ))}
        </li>
      ))}
      {more > 0 && <li>{translate('window.codebook.difference.more', { count: more })}</li>}
    </ul>
  );
}

function titleOf({ change, subject, name }: CodebookDifference): string {
  return translate(`window.codebook.difference.${change}`, {
    what: translate(`window.codebook.subject.${subject}`),
    name,
  });
}

/** Members that are words of the program, not of the project, are said in the person's language. */
function valueOf({ field }: FieldDifference, value: string): string {
  if (value === '') return translate('window.codebook.nothing');
  if (field === 'retired' || field === 'required' || field === 'symmetric')
    return translate(value === 'yes' ? 'window.yes' : 'window.no');
  if (field === 'paint') {
    const paint = Layer.unwrap().shape.paint.safeParse(value);
    return paint.success ? translate(`window.codebook.paint.${paint.data}`) : value;
  }
  if (field !== 'kind') return value;
  const kind = Layer.unwrap().shape.kind.safeParse(value);
  if (kind.success) return translate(`window.codebook.layer-kind.${kind.data}`);
  const attribute = AttributeDefinition.unwrap().shape.kind.safeParse(value);
  return attribute.success ? translate(`window.kind.${attribute.data}`) : value;
}
