import { resolve, sep } from 'node:path';
import { translate } from '#shared/locales/translate.ts';
import { type CliCommand, done, textOption } from './command.ts';
import { openProject } from './open.ts';

const usage =
  'export PROJECT --format ID --out PATH [--annotator NAME] [--offsets codepoint|utf16] [--excel] [--include-rejected]';

const units = ['codepoint', 'utf16'] as const;

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
  },
  async run(context) {
    const { services, options } = context;
    const format = textOption(options, 'format');
    const out = textOption(options, 'out');
    const unit = textOption(options, 'offsets') ?? 'codepoint';
    const offsets = units.find((candidate) => candidate === unit);
    if (format === undefined || out === undefined || out === '')
      return {
        wrongUse: translate('cli.error.option-needed', { option: format === undefined ? 'format' : 'out', usage }),
      };
    if (!offsets)
      return {
        wrongUse: translate('cli.error.option-value', { option: 'offsets', value: unit, possible: units.join(', ') }),
      };
    const opened = await openProject(context);
    if (!opened.ok) return opened.error;
    services.on('export.progress', ({ done: written, total }) =>
      context.progress(written === total ? '' : translate('cli.export.progress', { done: written, total })),
    );
    const annotator = textOption(options, 'annotator');
    const excel = options['excel'] === true;
    const rejected = options['include-rejected'] === true;
    const exported = await services.call('export.path', {
      path: absolute(out),
      options: { format, offsets, excel, rejected, ...(annotator === undefined ? {} : { annotator }) },
    });
    if (!exported.ok) return exported.error;
    const { files, notes } = exported.value;
    return done({ files, notes }, [
      ...files.map(({ path, rows, bytes }) => translate('cli.export.file', { path, rows, bytes })),
      ...notes,
    ]);
  },
};

/** `resolve` takes off a separator at the end, which says that a folder is meant. */
function absolute(path: string): string {
  return path.endsWith('/') || path.endsWith(sep) ? resolve(path) + sep : resolve(path);
}
