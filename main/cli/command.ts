import type { ParseArgsOptionsConfig } from 'node:util';
import type { Failure } from '#shared/domain/result.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import type { Services } from '../compose.ts';

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

export interface CommandOption {
  /** How its value is called in the help; a switch has none. */
  readonly value?: string;
  readonly about: MessageKey;
}

export interface CommandContext {
  readonly services: Services;
  readonly positionals: readonly string[];
  readonly options: OptionValues;
  readonly now: () => Date;
  /** On standard error, over the line before it; nothing where that is no terminal. */
  readonly progress: (line: string) => void;
  /** On standard error, in a line of its own: what is worth knowing and part of no answer. */
  readonly remark: (line: string) => void;
}

/** What a command gives: the same facts for machines and for people. Exit code 1: it found problems. */
export interface Answer {
  readonly exitCode: 0 | 1;
  readonly json: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

/** What was wrong with the call itself. */
export interface WrongUse {
  readonly wrongUse: string;
}

export type CommandResult = Answer | Failure | WrongUse;

export interface CliCommand {
  readonly name: string;
  readonly usage: string;
  readonly about: MessageKey;
  readonly positionals: { readonly least: number; readonly most: number };
  readonly options: Readonly<Record<string, CommandOption>>;
  run(context: CommandContext): Promise<CommandResult>;
}

export function isFailure(result: CommandResult): result is Failure {
  return 'code' in result;
}

export function isWrongUse(result: CommandResult): result is WrongUse {
  return 'wrongUse' in result;
}

export function done(json: Answer['json'], lines: readonly string[]): Answer {
  return { exitCode: 0, json, lines };
}

/** The value of an option that takes one. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** For util.parseArgs; every command also has --json and --help. */
export function parseOptionsOf(command: CliCommand): ParseArgsOptionsConfig {
  const options: ParseArgsOptionsConfig = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } };
  for (const [name, { value }] of Object.entries(command.options))
    options[name] = { type: value === undefined ? 'boolean' : 'string' };
  return options;
}
