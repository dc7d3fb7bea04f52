import { resolve } from 'node:path';
import { networkFormats, networkKinds, type NetworkQuestion } from '#shared/api/network-answers.ts';
import { articleDate } from '#shared/claims/article-date.ts';
import { normalizationsOf, relationsOf } from '#shared/claims/network/discourse-network.ts';
import { usualNetwork } from '#shared/claims/network/network-defaults.ts';
import { isDate } from '#shared/domain/attribute-value.ts';
import type { Failure } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import {
  type CliCommand,
  type CommandContext,
  type CommandResult,
  done,
  textOption,
  type WrongUse,
} from './command.ts';
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
  usage: 'network PROJECT [--mode two|speakers|propositions] [--relation NAME] [--format ID] [--out PATH] [OPTION]...',
  about: 'cli.network.about',
  positionals: { least: 1, most: 1 },
  options: {
    mode: { value: 'MODE', about: 'cli.option.network-mode' },
    relation: { value: 'RELATION', about: 'cli.option.network-relation' },
    normalization: { value: 'NAME', about: 'cli.option.network-normalization' },
    duplicates: { value: 'RULE', about: 'cli.option.network-duplicates' },
    isolates: { about: 'cli.option.network-isolates' },
    minimum: { value: 'NUMBER', about: 'cli.option.network-minimum' },
    outlet: { value: 'NAME', about: 'cli.option.network-outlet' },
    proposition: { value: 'NAME', about: 'cli.option.network-proposition' },
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
  if (excel && format !== 'csv') return { wrongUse: translate('cli.error.excel-without-csv') };
  const opened = await openProject(context);
  if (!opened.ok) return opened.error;
  const chosen = await chosenOf(context);
  if (!('outlets' in chosen)) return chosen;
  const question = { ...asked.question, ...chosen };
  const out = textOption(options, 'out');
  if (out === undefined) {
    const read = await services.call('network.text', { question, format, excel });
    if (!read.ok) return read.error;
    return done({ format, text: read.value.text }, read.value.text.replace(/\n$/, '').split('\n'));
  }
  const written = await services.call('network.export-path', {
    path: resolve(out),
    question,
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

type Chosen = Pick<NetworkQuestion, 'outlets' | 'propositionIds'>;

/** The outlet and the proposition that are asked for, as the project has them. */
async function chosenOf({ services, options }: CommandContext): Promise<Chosen | WrongUse | Failure> {
  const [outlet, proposition] = [textOption(options, 'outlet'), textOption(options, 'proposition')];
  let chosen: Chosen = { outlets: [], propositionIds: [] };
  if (outlet !== undefined) {
    const known = await services.call('network.read', { question: usualNetwork, most: 1 });
    if (!known.ok) return known.error;
    if (!known.value.outlets.includes(outlet)) return noSuch('outlet', outlet);
    chosen = { ...chosen, outlets: [outlet] };
  }
  if (proposition !== undefined) {
    const known = await services.call('propositions.list', {});
    if (!known.ok) return known.error;
    const found =
      known.value.find(({ id }) => id === proposition) ??
      known.value.find(({ statement }) => statement === proposition);
    if (!found) return noSuch('proposition', proposition);
    chosen = { ...chosen, propositionIds: [found.id] };
  }
  return chosen;
}

function noSuch(option: string, name: string): WrongUse {
  return { wrongUse: translate('cli.error.no-such', { option, name }) };
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
  const [first, last] = [articleDate(from), articleDate(to)];
  if (first && last && first.from > last.to) wrong.push(translate('cli.error.network-dates', { from, to }));
  const least = textOption(options, 'minimum');
  const minimum = least === undefined ? 0 : Number(least);
  if (!Number.isFinite(minimum) || minimum < 0)
    wrong.push(
      translate('cli.error.option-value', { option: 'minimum', value: least ?? '', possible: '0, 1, 2.5, …' }),
    );
  if (wrong[0] !== undefined) return { wrongUse: wrong[0] };
  const question = {
    ...usualNetwork,
    kind,
    relation,
    normalization,
    duplicates: rule,
    isolates: options['isolates'] === true,
    minimum,
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
