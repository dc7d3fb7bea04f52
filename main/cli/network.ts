import { resolve } from 'node:path';
import { networkFormats, networkKinds, type NetworkQuestion } from '#shared/api/network-answers.ts';
import { normalizationsOf, relationsOf } from '#shared/claims/network/discourse-network.ts';
import { usualNetwork } from '#shared/claims/network/network-defaults.ts';
import { isDate } from '#shared/domain/attribute-value.ts';
import { translate } from '#shared/locales/translate.ts';
import { type CliCommand, type CommandContext, type CommandResult, done, textOption } from './command.ts';
import { openProject } from './open.ts';

const kinds = { two: 'two-mode', speakers: 'speakers', propositions: 'propositions' } as const;
const normalizations = {
  none: 'none',
  activity: 'activity',
  prominence: 'prominence',
  average: 'average-activity',
  jaccard: 'jaccard',
  cosine: 'cosine',
} as const;
const duplicates = { include: 'include', document: 'document', range: 'range' } as const;
const dateForms = 'YYYY-MM-DD, YYYY-MM, YYYY';
const formats = Object.fromEntries(networkFormats.map((id) => [id, id]));

export const networkCommand: CliCommand = {
  name: 'network',
  usage:
    'network PROJECT [--mode two|speakers|propositions] [--relation congruence|conflict|subtract|agreement|disagreement|combined] [--format graphml|csv|json] [--out PATH]',
  about: 'cli.network.about',
  positionals: { least: 1, most: 1 },
  options: {
    mode: { value: 'MODE', about: 'cli.option.network-mode' },
    relation: { value: 'RELATION', about: 'cli.option.network-relation' },
    normalization: { value: 'NAME', about: 'cli.option.network-normalization' },
    duplicates: { value: 'RULE', about: 'cli.option.network-duplicates' },
    isolates: { about: 'cli.option.network-isolates' },
    from: { value: 'DATE', about: 'cli.option.network-from' },
    to: { value: 'DATE', about: 'cli.option.network-to' },
    format: { value: 'FORMAT', about: 'cli.option.format-network' },
    out: { value: 'PATH', about: 'cli.option.out-table' },
    excel: { about: 'cli.option.excel' },
    'older-versions': { about: 'cli.option.older-versions' },
  },
  run,
};

async function run(context: CommandContext): Promise<CommandResult> {
  const { services, options } = context;
  const asked = questionOf(options);
  if ('wrongUse' in asked) return asked;
  const format = networkFormats.find((one) => one === asked.format) ?? 'graphml';
  const excel = options['excel'] === true;
  const opened = await openProject(context);
  if (!opened.ok) return opened.error;
  const out = textOption(options, 'out');
  if (out === undefined) {
    const read = await services.call('network.text', { question: asked.question, format, excel });
    if (!read.ok) return read.error;
    return done({ format, text: read.value.text }, read.value.text.replace(/\n$/, '').split('\n'));
  }
  const written = await services.call('network.export-path', {
    path: resolve(out),
    question: asked.question,
    format,
    excel,
  });
  if (!written.ok) return written.error;
  const { files, notes } = written.value;
  return done(
    { files, notes },
    files.map((file) => translate('cli.export.file', { path: file.path, rows: file.rows, bytes: file.bytes })),
  );
}

type Asked = { readonly question: NetworkQuestion; readonly format: string } | { readonly wrongUse: string };

/** What was asked for, or which word of it is none that can be. */
function questionOf(options: CommandContext['options']): Asked {
  const wrong: string[] = [];
  const choice = <Value extends string>(
    option: string,
    choices: Readonly<Record<string, Value>>,
  ): Value | undefined => {
    const given = textOption(options, option);
    if (given === undefined) return undefined;
    const chosen = Object.hasOwn(choices, given) ? choices[given] : undefined;
    if (chosen === undefined) {
      const possible = Object.keys(choices).join(', ');
      wrong.push(translate('cli.error.option-value', { option, value: given, possible }));
    }
    return chosen;
  };
  const kind = choice('mode', kinds) ?? networkKinds[0];
  const [usual = usualNetwork.relation] = relationsOf[kind];
  const relation = choice('relation', Object.fromEntries(relationsOf[kind].map((id) => [id, id]))) ?? usual;
  const normalization = choice('normalization', pick(normalizations, normalizationsOf[kind])) ?? 'none';
  const rule = choice('duplicates', duplicates) ?? usualNetwork.duplicates;
  const format = choice('format', formats) ?? 'graphml';
  const day = (option: 'from' | 'to'): string => {
    const given = textOption(options, option) ?? '';
    if (given !== '' && !isDate(given))
      wrong.push(translate('cli.error.option-value', { option, value: given, possible: dateForms }));
    return given;
  };
  const [from, to] = [day('from'), day('to')];
  if (wrong[0] !== undefined) return { wrongUse: wrong[0] };
  const question = {
    ...usualNetwork,
    kind,
    relation,
    normalization,
    duplicates: rule,
    isolates: options['isolates'] === true,
    from,
    to,
    olderVersions: options['older-versions'] === true,
  };
  return { question, format };
}

function pick<Value extends string>(
  choices: Readonly<Record<string, Value>>,
  possible: readonly string[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => possible.includes(value)));
}
