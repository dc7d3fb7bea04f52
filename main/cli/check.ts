import { resolve } from 'node:path';
import type { OutputOf } from '#shared/api/contract.ts';
import type { DocumentContent } from '#shared/domain/document.ts';
import type { Failure } from '#shared/domain/result.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { repairProject } from '../store/repair.ts';
import type { ReadSource } from '../store/salvaged-texts.ts';
import { type Answer, type CliCommand, type CommandContext, type CommandResult } from './command.ts';
import { openProject } from './open.ts';

type Findings = OutputOf<'project.check'>['findings'];

export const checkCommand: CliCommand = {
  name: 'check',
  usage: 'check PROJECT [--repair]',
  about: 'cli.check.about',
  positionals: { least: 1, most: 1 },
  options: { repair: { about: 'cli.option.repair' } },
  async run(context) {
    if (context.options['repair'] === true) return repair(context);
    const opened = await openProject(context);
    if (!opened.ok) return isDamage(opened.error) ? unopenable(opened.error, context) : opened.error;
    const checked = await context.services.call('project.check', {});
    return checked.ok ? answerOf(checked.value) : checked.error;
  },
};

async function repair({ positionals, now }: CommandContext): Promise<CommandResult> {
  const repaired = await repairProject(resolve(positionals[0] ?? ''), { now: now(), readSource });
  if (!repaired.ok) return repaired.error;
  const { original, done, losses, remaining } = repaired.value;
  const sound = remaining.length === 0;
  return {
    exitCode: sound && losses.length === 0 ? 0 : 1,
    json: { sound, losses: losses.length, repaired: { original, done, lost: losses }, findings: remaining },
    lines: [translate('cli.check.repaired', { original }), ...done, ...linesOf(remaining)],
  };
}

/** The name of a file does not always tell how it was read: a person may have chosen the format. */
const readSource: ReadSource = async ({ fileName, encoding }, bytes) => {
  const { readFile } = await import('../readers/read-file.ts');
  const contents: DocumentContent[] = [];
  for (const format of [undefined, 'txt', 'markdown', 'html']) {
    try {
      const read = await readFile({ fileName, bytes, encoding, format });
      if (read.ok) contents.push(...read.value.documents.map(({ content }) => content));
    } catch {
      // A page nested deeper than its reader can follow: the other readers may do.
    }
  }
  return contents;
};

/** A project too damaged to open was checked all the same, and something was found. */
function isDamage({ code }: Failure): boolean {
  return code === 'project/damaged' || code === 'project/foreign-schema' || code === 'project/empty-file';
}

function unopenable(error: Failure, { positionals }: CommandContext): Answer {
  const detail = describeFailure(error);
  const findings = [{ code: error.code, where: positionals[0] ?? '', detail }];
  return { exitCode: 1, json: { sound: false, checked: {}, findings }, lines: linesOf(findings) };
}

function answerOf({ sound, checked, findings }: OutputOf<'project.check'>): Answer {
  const counted = Object.entries(checked).map(([name, annotations]) =>
    translate('cli.stats.count', { name, annotations }),
  );
  const verdict = sound ? [...warningsIn(findings), translate('cli.check.sound')] : linesOf(findings);
  return { exitCode: sound ? 0 : 1, json: { sound, checked, findings }, lines: [...counted, ...verdict] };
}

function warningsIn(findings: Findings): string[] {
  return findings.filter(({ warning }) => warning).map((finding) => describe('cli.check.warning', finding));
}

function linesOf(findings: Findings): string[] {
  const faults = findings.filter(({ warning }) => !warning);
  const lines = [...faults.map((finding) => describe('cli.check.finding', finding)), ...warningsIn(findings)];
  return faults.length === 0 ? lines : [...lines, translate('cli.check.unsound', { findings: faults.length })];
}

function describe(key: 'cli.check.finding' | 'cli.check.warning', { code, where, detail }: Findings[number]): string {
  return translate(key, { code, where, detail });
}
