import { parseArgs } from 'node:util';
import type { ErrorCode } from '#shared/domain/error-codes.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import type { Services } from '../compose.ts';
import { type CliCommand, type CommandResult, isFailure, isWrongUse, parseOptionsOf } from './command.ts';
import { commands } from './commands.ts';
import { helpOf, helpOfAll } from './help.ts';

/** What the command line runs in; tests and the entry give it. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  progress(line: string): void;
  now(): Date;
  /** The services, made when a command needs them. */
  services(): Services;
}

export type ExitCode = 0 | 1 | 2;

/** Failures that the call itself is to blame for. All others say something about files that were looked at. */
const wrongUseCodes: ReadonlySet<ErrorCode> = new Set([
  'annotator/not-found',
  'backup/not-found',
  'codebook/invalid',
  'export/folder-needed',
  'export/not-a-file',
  'export/unknown-format',
  'export/would-replace',
  'export/would-replace-project',
  'import/unknown-encoding',
  'import/unknown-format',
  'project/empty-file',
  'project/exists',
  'project/not-a-project',
  'project/not-found',
  'project/not-readable',
  'request/invalid',
  'store/name-too-long',
] as const);

export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  const json = args.includes('--json');
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out(`${helpOfAll(commands).join('\n')}\n`);
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    if (name === undefined) terminal.error(`${helpOfAll(commands).join('\n')}\n`);
    else refuse(translate('cli.error.unknown-command', { command: name }), { terminal, json, code: 'cli/usage' });
    return 2;
  }
  return runCommand(command, rest, terminal);
}

async function runCommand(command: CliCommand, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const json = args.includes('--json');
  const parsed = parse(command, args);
  if (typeof parsed === 'string') {
    refuse(parsed, { terminal, json, code: 'cli/usage' });
    return 2;
  }
  if (parsed.values['help'] === true) {
    terminal.out(`${helpOf(command).join('\n')}\n`);
    return 0;
  }
  const result = await command.run({
    services: terminal.services(),
    positionals: parsed.positionals,
    options: parsed.values,
    now: () => terminal.now(),
    progress: (line) => terminal.progress(line),
    remark: (line) => terminal.error(`${line}\n`),
  });
  return tell(result, { terminal, json });
}

function tell(
  result: CommandResult,
  { terminal, json }: { readonly terminal: Terminal; readonly json: boolean },
): ExitCode {
  if (isWrongUse(result)) {
    refuse(result.wrongUse, { terminal, json, code: 'cli/usage' });
    return 2;
  }
  if (isFailure(result)) {
    refuse(describeFailure(result), { terminal, json, code: result.code });
    return wrongUseCodes.has(result.code) ? 2 : 1;
  }
  terminal.out(json ? `${JSON.stringify(result.json)}\n` : result.lines.map((line) => `${line}\n`).join(''));
  return result.exitCode;
}

function refuse(
  message: string,
  { terminal, json, code }: { readonly terminal: Terminal; readonly json: boolean; readonly code: string },
): void {
  if (json) terminal.out(`${JSON.stringify({ error: { code, message } })}\n`);
  else terminal.error(`${message}\n`);
}

type Parsed = { readonly values: Record<string, string | boolean | undefined>; readonly positionals: string[] };

/** The message where the arguments do not fit. */
function parse(command: CliCommand, args: readonly string[]): Parsed | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: parseOptionsOf(command),
      allowPositionals: true,
    });
    const { least, most } = command.positionals;
    const fits = positionals.length >= least && positionals.length <= most && !positionals.includes('');
    if (!fits && values['help'] !== true) return translate('cli.error.arguments', { usage: command.usage });
    const empty = Object.entries(values).find(([, value]) => typeof value === 'string' && value.trim() === '');
    if (empty) return translate('cli.error.option-needed', { option: empty[0], usage: command.usage });
    // No option of ours may be given several times, so no value is a list.
    return { values: values as Parsed['values'], positionals };
  } catch (error) {
    return wrongOption(command, args) ?? (error instanceof Error ? error.message : String(error));
  }
}

/** What is wrong with an option, said with those that the command has; undefined where it is something else. */
function wrongOption(command: CliCommand, args: readonly string[]): string | undefined {
  const options = parseOptionsOf(command);
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const known = options[token.name];
    if (!known) {
      const possible = Object.keys(options).map((name) => `--${name}`);
      return translate('cli.error.unknown-option', {
        option: token.rawName,
        command: command.name,
        possible: possible.join(', '),
      });
    }
    const lacksValue = token.value === undefined || (!token.inlineValue && token.value.startsWith('-'));
    if (known.type === 'string' && lacksValue)
      return translate('cli.error.option-without-value', { option: token.rawName, usage: command.usage });
    if (known.type === 'boolean' && token.value !== undefined)
      return translate('cli.error.option-with-value', { option: token.rawName });
  }
  return undefined;
}
