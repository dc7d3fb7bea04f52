import { type ReactNode, useState } from 'react';
import type { FileHandle } from '#shared/api/answers.ts';
import type { ChosenTable } from '#shared/api/table-preview.ts';
import {
  type AnnotationColumnRole,
  type AnnotationColumns,
  missingColumns,
  rolesFor,
} from '#shared/formats/annotation-table/annotation-columns.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FirstRows } from './first-rows.tsx';

const IGNORED = '-' as const;
const ATTRIBUTE = '' as const;
type Choice = AnnotationColumnRole | typeof ATTRIBUTE | typeof IGNORED;

interface AnnotationColumnsFormProps {
  readonly handle: FileHandle;
  readonly table: NonNullable<ChosenTable>;
  /** What the columns are taken for at first. */
  readonly guess: AnnotationColumns;
}

/**
 * Asks of each column of a table of annotations what it is. Two columns may be the same for a moment: who types the name
 * of a role goes through others on the way, and takes nothing away from them.
 */
export function AnnotationColumnsForm({ handle, table, guess }: AnnotationColumnsFormProps): ReactNode {
  const workbench = useWorkbench();
  const { columns, count } = table.preview;
  const [choices, setChoices] = useState(() => choicesOf(columns, guess));
  const chosen = columnsOf(guess.rows, choices);
  const choiceOf = (column: string): Choice => choices.get(column) ?? IGNORED;
  const twice = rolesFor(chosen.rows).find((role) => columns.filter((column) => choiceOf(column) === role).length > 1);
  const problems = [
    ...missingColumns(chosen).map((one) => translate(`window.import.missing.${one}`)),
    ...(twice === undefined ? [] : [translate('window.import.role-twice', { role: nameOf(twice) })]),
  ];
  const attributes = columns.filter((column) => choiceOf(column) === ATTRIBUTE);
  const kinds: readonly Choice[] = [...(chosen.rows === 'token' ? [] : [ATTRIBUTE]), ...rolesFor(chosen.rows), IGNORED];
  const options = kinds.map((id) => ({ id, name: nameOf(id) }));
  return (
    <form
      className="import-columns"
      onSubmit={(event) => {
        event.preventDefault();
        if (problems.length === 0) void workbench.transfer.inspectAgain(handle, { columns: chosen });
      }}
    >
      <p>
        {translateCount('window.import.one-row', 'window.import.n-rows', count)} {table.file}
      </p>
      <div className="import-roles">
        {columns.map((column) => (
          <SelectField
            key={column}
            label={column}
            value={choiceOf(column)}
            options={options}
            onChange={(id) =>
              setChoices(new Map(choices).set(column, options.find((one) => one.id === id)?.id ?? IGNORED))
            }
          />
        ))}
      </div>
      <p role="status">
        {problems.length > 0
          ? problems.join(' ')
          : attributes.length > 0 && translate('window.import.attributes', { columns: attributes.join(', ') })}
      </p>
      <FirstRows preview={table.preview} roleOf={(column) => nameOf(choiceOf(column))} />
      <div className="dialog-buttons sticky-buttons">
        <Button onClick={() => workbench.closeDialog()}>{translate('window.cancel')}</Button>
        <Button tone="primary" type="submit" disabled={problems.length > 0}>
          {translate('window.import.look')}
        </Button>
      </div>
    </form>
  );
}

/** What was guessed, as far as it says something of such rows. */
export function columnsOfRows(rows: AnnotationColumns['rows'], guess: AnnotationColumns): AnnotationColumns {
  return guess.rows === rows ? guess : { rows, roles: {}, ignored: [] };
}

function choicesOf(
  columns: readonly string[],
  { rows, roles, ignored }: AnnotationColumns,
): ReadonlyMap<string, Choice> {
  const byColumn = new Map(rolesFor(rows).map((role) => [roles[role] ?? '', role]));
  const other = (column: string): Choice => (rows === 'token' || ignored.includes(column) ? IGNORED : ATTRIBUTE);
  return new Map(columns.map((column) => [column, byColumn.get(column) ?? other(column)]));
}

function columnsOf(rows: AnnotationColumns['rows'], choices: ReadonlyMap<string, Choice>): AnnotationColumns {
  const all = [...choices];
  return {
    rows,
    roles: Object.fromEntries(
      all.flatMap(([column, choice]) => (choice === ATTRIBUTE || choice === IGNORED ? [] : [[choice, column]])),
    ),
    ignored: rows === 'token' ? [] : all.flatMap(([column, choice]) => (choice === IGNORED ? [column] : [])),
  };
}

function nameOf(choice: Choice): string {
  if (choice === ATTRIBUTE) return translate('window.import.role.attribute');
  return choice === IGNORED ? translate('window.import.role.ignored') : translate(`window.import.role.${choice}`);
}
