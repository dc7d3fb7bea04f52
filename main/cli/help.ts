import { translate } from '#shared/locales/translate.ts';
import type { CliCommand, CommandOption } from './command.ts';

export function helpOfAll(commands: readonly CliCommand[]): string[] {
  return [
    translate('cli.usage'),
    '',
    translate('cli.commands'),
    ...commands.flatMap(({ usage, about }) => [`  ${usage}`, `      ${translate(about)}`]),
    '',
    translate('cli.more'),
  ];
}

export function helpOf({ usage, about, options }: CliCommand): string[] {
  const general: Record<string, CommandOption> = {
    json: { about: 'cli.option.json' },
    help: { about: 'cli.option.help' },
  };
  return [
    translate('cli.usage-of', { usage }),
    '',
    `${translate(about)}.`,
    '',
    translate('cli.options'),
    ...Object.entries({ ...options, ...general }).map(
      ([name, { value, about: what }]) =>
        `  --${value === undefined ? name : `${name} ${value}`}\n      ${translate(what)}`,
    ),
  ];
}
