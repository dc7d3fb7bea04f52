import { resolve, sep } from 'node:path';
import type { ExportOptions } from '#shared/api/answers.ts';
import type { FormatOption } from '#shared/formats/format.ts';
import { findFormat, formats } from '#shared/formats/registry.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import { translate } from '#shared/locales/translate.ts';
import { type CliCommand, type CommandOption, done, type OptionValues, textOption, type WrongUse } from './command.ts';
import { selectionOf, selectionOptions, splitOf } from './export-selection.ts';
import { openProject } from './open.ts';

const usage = 'export PROJECT --format ID --out PATH [OPTION]...';

const units = ['codepoint', 'utf16'] as const;

/** Options that single formats have: the same as in the dialog, since both are made from the registry. */
function formatOptions(): Record<string, CommandOption> {
  const all: Record<string, CommandOption> = {};
  for (const { options = [] } of formats)
    for (const { id, name, kind, values } of options)
      all[id] ??= { value: kind === 'layer' ? 'NAME' : values.map(({ value }) => value).join('|'), about: name };
  return all;
}

export const exportCommand: CliCommand = {
  name: 'export',
  usage,
  about: 'cli.export.about',
  positionals: { least: 1, most: 1 },
  options: {
    format: { value: 'ID', about: 'cli.option.format-out' },
    out: { value: 'PATH', about: 'cli.option.out' },
    annotator: { value: 'NAME', about: 'cli.option.annotator-only' },
    offsets: { value: 'UNIT', about: 'cli.option.offsets' },
    excel: { about: 'cli.option.excel' },
    'include-rejected': { about: 'cli.option.include-rejected' },
    ...selectionOptions,
    split: { value: '80/10/10', about: 'cli.option.split' },
    seed: { value: 'N', about: 'cli.option.seed' },
    anonymous: { about: 'cli.option.anonymous' },
    overwrite: { about: 'cli.option.overwrite' },
    ...formatOptions(),
  },
  async run(context) {
    const { services, options } = context;
    const format = textOption(options, 'format');
    const out = textOption(options, 'out');
    if (format === undefined || out === undefined || out === '')
      return {
        wrongUse: translate('cli.error.option-needed', { option: format === undefined ? 'format' : 'out', usage }),
      };
    const written = writtenAs(format, options);
    if ('wrongUse' in written) return written;
    const opened = await openProject(context);
    if (!opened.ok) return opened.error;
    const selected = await selectionOf(services, options);
    if (!('selection' in selected)) return selected;
    const { selection } = selected;
    services.on('export.progress', ({ done: so, total }) =>
      context.progress(so === total ? '' : translate('cli.export.progress', { done: so, total })),
    );
    const exported = await services.call('export.path', {
      path: absolute(out),
      replace: options['overwrite'] === true ? 'all' : 'chosen',
      options: { ...written, ...(Object.keys(selection).length > 0 ? { selection } : {}) },
    });
    if (!exported.ok) {
      if (exported.error.code === 'export/would-replace') context.remark(translate('cli.export.overwrite'));
      return exported.error;
    }
    const { files, notes, losses } = exported.value;
    return done({ files, notes, losses }, [
      ...files.map(({ path, rows, bytes }) => translate(fileLine(rows), { path, rows, bytes })),
      ...notes,
      ...(losses.length > 0 ? [translate('cli.export.losses')] : []),
      ...losses.map((loss) => translate('cli.export.loss', { loss })),
    ]);
  },
};

function fileLine(rows: number): MessageKey {
  if (rows === 0) return 'cli.export.file-about';
  return rows === 1 ? 'cli.export.file-one' : 'cli.export.file';
}

/** How it is written, as far as that can be said without the project. */
function writtenAs(format: string, options: OptionValues): Omit<ExportOptions, 'selection'> | WrongUse {
  const unit = textOption(options, 'offsets') ?? 'codepoint';
  const offsets = units.find((candidate) => candidate === unit);
  if (!offsets) return wrongValue({ option: 'offsets', value: unit, possible: units });
  const split = splitOf(options);
  if (split && 'wrongUse' in split) return split;
  const choices = choicesOf(format, options);
  if ('wrongUse' in choices) return choices;
  const annotator = textOption(options, 'annotator');
  return {
    format,
    offsets,
    excel: options['excel'] === true,
    rejected: options['include-rejected'] === true,
    anonymous: options['anonymous'] === true,
    ...(annotator === undefined ? {} : { annotator }),
    ...(split ? { split } : {}),
    ...(Object.keys(choices.choices).length > 0 ? choices : {}),
  };
}

function choicesOf(format: string, options: OptionValues): { choices: Record<string, string> } | WrongUse {
  const own = findFormat(format)?.options ?? [];
  const choices: Record<string, string> = {};
  for (const option of Object.keys(formatOptions())) {
    const value = textOption(options, option);
    if (value === undefined) continue;
    const found = own.find(({ id }) => id === option);
    if (!found) return { wrongUse: translate('cli.error.option-of-other-format', { option, format }) };
    if (!isPossible(found, value)) return wrongValue({ option, value, possible: found.values.map((one) => one.value) });
    choices[option] = value;
  }
  return { choices };
}

function isPossible({ kind, values }: FormatOption, value: string): boolean {
  return kind === 'layer' || values.some((one) => one.value === value);
}

function wrongValue(said: {
  readonly option: string;
  readonly value: string;
  readonly possible: readonly string[];
}): WrongUse {
  return { wrongUse: translate('cli.error.option-value', { ...said, possible: said.possible.join(', ') }) };
}

/** `resolve` takes off a separator at the end, which says that a folder is meant. */
function absolute(path: string): string {
  return path.endsWith('/') || path.endsWith(sep) ? resolve(path) + sep : resolve(path);
}
