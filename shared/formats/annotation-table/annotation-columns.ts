import { z } from 'zod';
import { failure, type Result, success } from '../../domain/result.ts';
import { uniqueColumns } from '../documents/corpus-columns.ts';
import { rowRoles, rolesOfRows, rolesOfTokens, type TableRole, tokenRoleList, type TokenRole } from './table-roles.ts';

/** The format whose reader takes tables of annotations, and the columns that were chosen for them. */
export const TABLE_FORMAT = 'csv';

const roles = [...new Set([...rowRoles, ...tokenRoleList])] as [TableRole | TokenRole, ...(TableRole | TokenRole)[]];
const columnName = z.string().max(1000);

/**
 * What a person says that a table of annotations has in each row, and which column is what. Columns of no role are
 * attributes of the annotation, but for those that are left out.
 */
export const AnnotationColumns = z
  .strictObject({
    rows: z.enum(['annotation', 'token']),
    /** By role, the name of its column. */
    roles: z.partialRecord(z.enum(roles), columnName).readonly(),
    ignored: z.array(columnName).max(1000).readonly(),
  })
  .readonly();
export type AnnotationColumns = z.infer<typeof AnnotationColumns>;
export type AnnotationColumnRole = (typeof roles)[number];

/** The roles that there are for a kind of rows, in the order in which they are asked for. */
export function rolesFor(rows: AnnotationColumns['rows']): readonly AnnotationColumnRole[] {
  return rows === 'token' ? tokenRoleList : rowRoles;
}

/** What is still to be said before the table can be read: the words of a place, which document it is in, the tag. */
export type MissingColumns = 'document' | 'place' | 'word' | 'tag';

export function missingColumns({ rows, roles: chosen }: AnnotationColumns): MissingColumns[] {
  const has = (role: AnnotationColumnRole): boolean => chosen[role] !== undefined;
  if (rows === 'token') return (['word', 'tag'] as const).filter((role) => !has(role));
  const hasPlace = (has('start') && has('end')) || has('spans') || has('quote');
  return [
    ...(has('document') || has('text') ? [] : (['document'] as const)),
    ...(hasPlace ? [] : (['place'] as const)),
  ];
}

/** What columns are by what they are usually called and what the first row has, which may leave something missing. */
export function guessAnnotationColumns(columns: readonly string[], row?: readonly string[]): AnnotationColumns {
  const tokens = rolesOfTokens(columns);
  const rows = rolesOfRows(columns, row);
  const isOfTokens = tokens.has('word') && tokens.has('tag') && !rows.has('start');
  const found: ReadonlyMap<AnnotationColumnRole, number> = isOfTokens ? tokens : rows;
  return {
    rows: isOfTokens ? 'token' : 'annotation',
    roles: Object.fromEntries([...found].map(([role, at]) => [role, columns[at] ?? ''])),
    ignored: [],
  };
}

/**
 * `label=Code,start=From,ignore=Remark`: roles of a table of annotations and the columns that have them; a table with
 * `word` and `tag` has a token in each row. Undefined where it is not of that form. A comma belongs to a column's name
 * unless a role and `=` follow it.
 */
export function parseAnnotationColumns(text: string): AnnotationColumns | undefined {
  const words = [...roles, 'ignore'].join('|');
  const chosen: Partial<Record<AnnotationColumnRole, string>> = {};
  const ignored: string[] = [];
  for (const pair of text.split(new RegExp(`,(?=(?:${words})=)`))) {
    const at = pair.indexOf('=');
    const [name, column] = [pair.slice(0, at), pair.slice(at + 1)];
    const role = roles.find((one) => one === name);
    if (name === 'ignore') ignored.push(column);
    else if (role === undefined) return undefined;
    else chosen[role] = column;
  }
  return {
    rows: chosen.word !== undefined && chosen.tag !== undefined ? 'token' : 'annotation',
    roles: chosen,
    ignored,
  };
}

export interface FoundColumns {
  readonly columns: readonly string[];
  /** By role, the number of its column from 0. */
  readonly roles: ReadonlyMap<AnnotationColumnRole, number>;
  readonly ignored: ReadonlySet<number>;
}

/** Where the chosen columns are in the header of a file. A column that it has not is a failure which names those it has. */
export function findColumns(header: readonly string[], chosen: AnnotationColumns, file: string): Result<FoundColumns> {
  const columns = uniqueColumns(header);
  const wanted = [...Object.values(chosen.roles), ...chosen.ignored];
  const unknown = wanted.find((column) => !columns.includes(column));
  if (unknown !== undefined)
    return failure('import/no-column', { file, column: unknown, known: columns.join(', ').slice(0, 1000) });
  const entries = Object.entries(chosen.roles) as [AnnotationColumnRole, string][];
  return success({
    columns,
    roles: new Map(entries.map(([role, column]) => [role, columns.indexOf(column)])),
    ignored: new Set(chosen.ignored.map((column) => columns.indexOf(column))),
  });
}
