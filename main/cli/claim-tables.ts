import { articleOrders } from '#shared/api/claim-answers.ts';
import { claimTables } from '#shared/api/claim-answers.ts';
import type { InputOf } from '#shared/api/contract.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import type { CliCommand, CommandContext, CommandResult } from './command.ts';
import { choiceOf, outputTable, tableOptions } from './table-output.ts';

const everything = { filter: '', sort: null, group: null };

type Table = InputOf<'claims.table'>['table'];

/** The tables of claims that the window shows, as commands. */
export const [whoSaidWhatCommand, matrixCommand, figuresCommand, matchesCommand] = [
  tableCommand('who-said-what', 'cli.who-said-what.about'),
  tableCommand('matrix', 'cli.matrix.about'),
  tableCommand('figures', 'cli.figures.about'),
  tableCommand('matches', 'cli.matches.about'),
];

export function tableCommand(table: Table, about: MessageKey): CliCommand {
  // Articles are compared, and claims of two articles, in their latest versions only.
  const hasOlder = claimTables.some((one) => one === table);
  const order = table === 'matrix' ? ' [--articles time|name]' : '';
  return {
    name: table,
    usage: `${table} PROJECT [--format csv|json] [--out PATH] [--excel]${order}${hasOlder ? ' [--older-versions]' : ''}`,
    about,
    positionals: { least: 1, most: 1 },
    options: {
      ...tableOptions,
      ...(table === 'matrix' ? { articles: { value: 'ORDER', about: 'cli.option.article-order' } } : {}),
      ...(hasOlder ? { 'older-versions': { about: 'cli.option.older-versions' } } : {}),
    },
    run: (context) => run(table, context),
  };
}

async function run(table: Table, context: CommandContext): Promise<CommandResult> {
  const { services, options } = context;
  const articleOrder = choiceOf(options, 'articles', articleOrders);
  if (typeof articleOrder === 'object') return articleOrder;
  const question = { ...everything, articleOrder, olderVersions: options['older-versions'] === true };
  return outputTable(context, {
    table,
    read: () => services.call('claims.table', { table, question }),
    write: (file) => services.call('claims.export-path', { table, question, ...file }),
  });
}
