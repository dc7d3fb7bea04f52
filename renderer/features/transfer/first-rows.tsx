import { type ReactNode, useId } from 'react';
import type { TablePreview } from '#shared/api/table-preview.ts';
import { translate } from '#shared/locales/translate.ts';

/** What stands in a table, under its columns and what each is taken for. */
export function FirstRows({
  preview: { columns, rows },
  roleOf,
}: {
  readonly preview: Pick<TablePreview, 'columns' | 'rows'>;
  readonly roleOf: (column: string) => string;
}): ReactNode {
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <h3 id={title}>{translate('window.import.first-rows')}</h3>
      {/* It scrolls, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls has to take the focus */}
      <div className="import-rows" role="group" tabIndex={0} aria-labelledby={title}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                  <span>{roleOf(column)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              // Rows have no other name, and their order never changes.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={row}>
                {columns.map((column, index) => (
                  <td key={column}>{cells[index] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
