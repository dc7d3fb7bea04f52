import { resolve } from 'node:path';
import type { InputOf } from '#shared/api/contract.ts';
import { csvOf, jsonOf, recordsOf } from '#shared/formats/plain-table.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import { translate } from '#shared/locales/translate.ts';
import { type CliCommand, type CommandContext, type CommandResult, done, textOption } from './command.ts';
import { openProject } from './open.ts';

const formats = ['csv', 'json'] as const;
const everything = { filter: '', sort: null, group: null };

type Table = InputOf<'claims.table'>['table'];

/** The tables of claims that the window shows, as commands. */
export const [whoSaidWhatCommand, matrixCommand, figuresCommand] = [
  tableCommand('who-said-what', 'cli.who-said-what.about'),
  tableCommand('matrix', 'cli.matrix.about'),
  tableCommand('figures', 'cli.figures.about'),
];

export function tableCommand(table: Table, about: MessageKey): CliCommand {
  // Articles are compared in their latest versions only.
  const hasOlder = table !== 'quotations' && table !== 'shared-passages';
  return {
    name: table,
    usage: `${table} PROJECT [--format csv|json] [--out PATH] [--excel]${hasOlder ? ' [--older-versions]' : ''}`,
    about,
    positionals: { least: 1, most: 1 },
    options: {
      format: { value: 'FORMAT', about: 'cli.option.format-table' },
      out: { value: 'PATH', about: 'cli.option.out-table' },
      excel: { about: 'cli.option.excel' },
      ...(hasOlder ? { 'older-versions': { about: 'cli.option.older-versions' } } : {}),
    },
    run: (context) => run(table, context),
  };
}

async function run(table: Table, context: CommandContext): Promise<CommandResult> {
  const { services, options } = context;
  const wanted = textOption(options, 'format') ?? 'csv';
  const format = formats.find((one) => one === wanted);
  if (!format)
    return {
      wrongUse: translate('cli.error.option-value', { option: 'format', value: wanted, possible: formats.join(', ') }),
    };
  const excel = options['excel'] === true;
  const question = { ...everything, olderVersions: options['older-versions'] === true };
  const opened = await openProject(context);
  if (!opened.ok) return opened.error;
  const out = textOption(options, 'out');
  if (out !== undefined) {
    const path = resolve(out);
    const written = await services.call('claims.export-path', { path, table, question, format, excel });
    if (!written.ok) return written.error;
    const { files, notes } = written.value;
    return done(
      { files, notes },
      files.map((file) => translate('cli.export.file', { path: file.path, rows: file.rows, bytes: file.bytes })),
    );
  }
  const read = await services.call('claims.table', { table, question });
  if (!read.ok) return read.error;
  const text = [...(format === 'csv' ? csvOf(read.value, excel) : jsonOf(read.value))]
    .map((chunk) => chunk.text)
    .join('');
  // What prints the lines ends each of them with a line feed; the carriage returns of CSV stay.
  return done({ table, columns: read.value.columns, rows: recordsOf(read.value) }, text.replace(/\n$/, '').split('\n'));
}
