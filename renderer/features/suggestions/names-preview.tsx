import type { ReactNode } from 'react';
import type { NamesChoice, NamesFile } from '#shared/api/rule-answers.ts';
import { translate } from '#shared/locales/translate.ts';
import { Choice } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';

const WHOLE_LINE = 'line';

interface NamesPreviewProps {
  readonly file: NamesFile;
  readonly onChoose: (choice: NamesChoice) => void;
}

/** The first rows of a file of names, with how they were understood, for a person to correct. */
export function NamesPreview({ file, onChoose }: NamesPreviewProps): ReactNode {
  const { name, rows, choice } = file;
  const { column, heading } = choice;
  const width = Math.max(1, ...rows.map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, i) => ({
    id: String(i),
    name: translate('window.rules.column-option', { number: i + 1, first: rows[0]?.[i] ?? '' }),
  }));
  const options = [...columns, { id: WHOLE_LINE, name: translate('window.rules.whole-line') }];
  return (
    <div className="names-preview">
      {/* It may be wider than the dialog, and is then scrolled with the keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="names-rows" role="region" aria-label={translate('window.rules.rows', { name })} tabIndex={0}>
        <table>
          <tbody>
            {rows.map((cells, i) => (
              // The rows stand as they are in the file and have no other names.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={i} data-heading={(heading && i === 0) || undefined}>
                {columns.map(({ id }, at) => (
                  <td key={id} data-chosen={column === null || column === at || undefined}>
                    {cells[at] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {width > 1 && (
        <SelectField
          label={translate('window.rules.column')}
          value={column === null ? WHOLE_LINE : String(column)}
          options={options}
          onChange={(id) => onChoose({ heading, column: id === WHOLE_LINE ? null : Number(id) })}
        />
      )}
      <Choice
        type="checkbox"
        label={translate('window.rules.heading')}
        checked={heading}
        onChange={(checked) => onChoose({ column, heading: checked })}
      />
    </div>
  );
}
