import { type ReactNode, useState } from 'react';
import type { FileHandle } from '#shared/api/answers.ts';
import type { ChosenTable, TableView } from '#shared/api/table-preview.ts';
import { type ColumnMapping, type ColumnRole, columnRoles } from '#shared/formats/documents/corpus-columns.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { AnnotationColumnsForm, columnsOfRows } from './annotation-columns-form.tsx';
import { FirstRows } from './first-rows.tsx';

interface ImportColumnsProps {
  readonly handle: FileHandle;
  readonly table: NonNullable<ChosenTable>;
}

const kindsOfRows = ['article', 'annotation', 'token'] as const;
type Rows = (typeof kindsOfRows)[number];

/** Asks what each row of a table is and which column is what, with its first rows below; nothing is imported before that. */
export function ImportColumns({
  handle,
  table,
  rows: first = 'article',
}: ImportColumnsProps & { readonly rows?: Rows }): ReactNode {
  const [rows, setRows] = useState(first);
  const { annotations } = table.preview;
  if (!annotations) return <ArticleColumns handle={handle} table={table} />;
  return (
    <div className="import-columns">
      <SelectField
        label={translate('window.import.rows')}
        value={rows}
        options={kindsOfRows.map((id) => ({ id, name: translate(`window.import.rows.${id}`) }))}
        onChange={(id) => setRows(kindsOfRows.find((one) => one === id) ?? 'article')}
      />
      {rows === 'article' ? (
        <ArticleColumns handle={handle} table={table} />
      ) : (
        <AnnotationColumnsForm key={rows} handle={handle} table={table} guess={columnsOfRows(rows, annotations)} />
      )}
    </div>
  );
}

const firstRows = ['names', 'article'] as const;

/** A table without a header begins with an article; which it is, only a person knows for sure. */
function ArticleColumns({ handle, table: { file, preview } }: ImportColumnsProps): ReactNode {
  const { otherwise } = preview;
  const [isHeadless, setIsHeadless] = useState(preview.isHeadless);
  const view = otherwise?.isHeadless === isHeadless ? otherwise : preview;
  return (
    <>
      {otherwise && (
        <SelectField
          label={translate('window.import.first-row')}
          value={isHeadless ? 'article' : 'names'}
          options={firstRows.map((id) => ({ id, name: translate(`window.import.first-row.${id}`) }))}
          onChange={(id) => setIsHeadless(id === 'article')}
        />
      )}
      {preview.isHeadless && isHeadless && <p>{translate('window.import.first-row.told')}</p>}
      <ColumnsOfArticles key={String(isHeadless)} handle={handle} file={file} view={view} />
    </>
  );
}

interface ColumnsOfArticlesProps {
  readonly handle: FileHandle;
  readonly file: string;
  readonly view: TableView;
}

function ColumnsOfArticles({ handle, file, view }: ColumnsOfArticlesProps): ReactNode {
  const workbench = useWorkbench();
  const { columns, count, guess } = view;
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
        {translateCount('window.import.table-row', 'window.import.table-rows', count)} {file}
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
      <FirstRows preview={view} roleOf={(column) => roleName(chosen, column)} />
      <div className="dialog-buttons sticky-buttons">
        <Button onClick={() => workbench.closeDialog()}>{translate('window.cancel')}</Button>
        <Button tone="primary" type="submit" disabled={!hasText}>
          {translate('window.import.table-import')}
        </Button>
      </div>
    </form>
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
