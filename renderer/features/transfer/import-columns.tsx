import { type ReactNode, useId, useState } from 'react';
import type { FileHandle } from '#shared/api/answers.ts';
import type { ChosenTable } from '#shared/api/table-preview.ts';
import { type ColumnMapping, type ColumnRole, columnRoles } from '#shared/formats/documents/corpus-columns.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';

interface ImportColumnsProps {
  readonly handle: FileHandle;
  readonly table: NonNullable<ChosenTable>;
}

/** Asks which column of a table is what, with its first rows below; nothing is imported before that. */
export function ImportColumns({ handle, table }: ImportColumnsProps): ReactNode {
  const workbench = useWorkbench();
  const { columns, count, guess } = table.preview;
  const [chosen, setChosen] = useState<ColumnMapping>(guess);
  const choose = (role: ColumnRole, column: string): void => setChosen(assignColumn(chosen, role, column));
  const hasText = chosen.text !== undefined;
  const fields = columns.filter((column) => !Object.values(chosen).includes(column));
  return (
    <form
      className="import-columns"
      onSubmit={(event) => {
        event.preventDefault();
        if (hasText) void workbench.transfer.importTable(handle, chosen);
      }}
    >
      <p>
        {translateCount('window.import.table-row', 'window.import.table-rows', count)} {table.file}
      </p>
      <div className="import-roles">
        {columnRoles.map((role) => (
          <SelectField
            key={role}
            label={translate(`window.import.column.${role}`)}
            value={chosen[role] ?? ''}
            options={[
              { id: '', name: translate('window.import.no-column') },
              ...columns.map((column) => ({ id: column, name: column })),
            ]}
            required={role === 'text'}
            onChange={(column) => choose(role, column)}
          />
        ))}
      </div>
      <p role="status">
        {hasText
          ? fields.length > 0 && translate('window.import.table-fields', { columns: fields.join(', ') })
          : translate('window.import.table-no-text')}
      </p>
      <FirstRows preview={table.preview} chosen={chosen} />
      <div className="dialog-buttons">
        <Button onClick={() => workbench.closeDialog()}>{translate('window.cancel')}</Button>
        <Button tone="primary" type="submit" disabled={!hasText}>
          {translate('window.import.table-import')}
        </Button>
      </div>
    </form>
  );
}

function FirstRows({
  preview: { columns, rows },
  chosen,
}: {
  readonly preview: ImportColumnsProps['table']['preview'];
  readonly chosen: ColumnMapping;
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
                  <span>{roleName(chosen, column)}</span>
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

function roleName(chosen: ColumnMapping, column: string): string {
  const role = columnRoles.find((one) => chosen[one] === column);
  return role === undefined ? translate('window.import.column.field') : translate(`window.import.column.${role}`);
}

/** A column is one thing: what it was before, it is no more. */
function assignColumn(chosen: ColumnMapping, role: ColumnRole, column: string): ColumnMapping {
  const others = Object.entries(chosen).filter(([other, name]) => other !== role && name !== column);
  return Object.fromEntries(column === '' ? others : [...others, [role, column]]);
}
