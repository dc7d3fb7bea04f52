import { resolve } from 'node:path';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Result } from '#shared/domain/result.ts';
import { csvOf, jsonOf, type PlainTable, recordsOf } from '#shared/formats/csv/plain-table.ts';
import { translate } from '#shared/locales/translate.ts';
import {
  type CommandContext,
  type CommandOption,
  type CommandResult,
  done,
  type OptionValues,
  textOption,
  type WrongUse,
} from './command.ts';
import { openProject } from './open.ts';

const formats = ['csv', 'json'] as const;

/** The options of every command that prints or writes a table. */
export const tableOptions: Readonly<Record<string, CommandOption>> = {
  format: { value: 'FORMAT', about: 'cli.option.format-table' },
  out: { value: 'PATH', about: 'cli.option.out-table' },
  excel: { about: 'cli.option.excel' },
};

interface TableOf {
  /** As it is called in JSON. */
  readonly table: string;
  readonly read: () => Promise<Result<PlainTable>>;
  readonly write: (file: {
    readonly path: string;
    readonly format: (typeof formats)[number];
    readonly excel: boolean;
  }) => Promise<Result<OutputOf<'claims.export-path'>>>;
}

/** Opens the project and prints its table, or writes it where `--out` says. */
export async function outputTable(context: CommandContext, { table, read, write }: TableOf): Promise<CommandResult> {
  const { options } = context;
  const format = choiceOf(options, 'format', formats);
  if (typeof format === 'object') return format;
  const excel = options['excel'] === true;
  if (excel && format === 'json') return { wrongUse: translate('cli.error.excel-without-csv') };
  const opened = await openProject(context);
  if (!opened.ok) return opened.error;
  const out = textOption(options, 'out');
  if (out !== undefined) {
    const written = await write({ path: resolve(out), format, excel });
    if (!written.ok) return written.error;
    const { files, notes } = written.value;
    return done(
      { files, notes },
      files.map((file) => translate('cli.export.file', { path: file.path, rows: file.rows, bytes: file.bytes })),
    );
  }
  const whole = await read();
  if (!whole.ok) return whole.error;
  const text = [...(format === 'csv' ? csvOf(whole.value, excel) : jsonOf(whole.value))]
    .map((chunk) => chunk.text)
    .join('');
  // What prints the lines ends each of them with a line feed; the carriage returns of CSV stay.
  const lines = text.replace(/\n$/, '').split('\n');
  return done({ table, columns: whole.value.columns, rows: recordsOf(whole.value) }, lines);
}

/** One of several words, the first where the option is not given; what is wrong where it is none of them. */
export function choiceOf<Value extends string>(
  options: OptionValues,
  option: string,
  possible: readonly [Value, ...Value[]],
): Value | WrongUse {
  const given = textOption(options, option);
  if (given === undefined) return possible[0];
  const chosen = possible.find((one) => one === given);
  return (
    chosen ?? {
      wrongUse: translate('cli.error.option-value', { option, value: given, possible: possible.join(', ') }),
    }
  );
}
