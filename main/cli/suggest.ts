import { readFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { z } from 'zod';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { type SuggesterId, suggesterIds, type Suggestion } from '#shared/api/suggestion.ts';
import { type Codebook, findLabel } from '#shared/domain/codebook.ts';
import type { Failure } from '#shared/domain/result.ts';
import { RuleDraft } from '#shared/domain/rule.ts';
import { OffsetConverter } from '#shared/text/offsets.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { type CliCommand, type CommandContext, type CommandResult, textOption, type WrongUse } from './command.ts';
import { openProject } from './open.ts';

const usage = 'suggest PROJECT [--from LIST] [--rules FILE [--label LABEL]]';

export const suggestCommand: CliCommand = {
  name: 'suggest',
  usage,
  about: 'cli.suggest.about',
  positionals: { least: 1, most: 1 },
  options: {
    from: { value: 'LIST', about: 'cli.option.suggesters' },
    rules: { value: 'FILE', about: 'cli.option.rules' },
    label: { value: 'LABEL', about: 'cli.option.rules-label' },
  },
  async run(context) {
    const suggesters = suggestersOf(textOption(context.options, 'from'));
    if ('wrongUse' in suggesters) return suggesters;
    const opened = await openProject(context);
    if (!opened.ok) return opened.error;
    const { codebook } = opened.value;
    const rules = await rulesOf(context, codebook);
    if (isRefused(rules)) return rules;
    return suggestAll(context, { codebook, suggesters, rules });
  },
};

function suggestersOf(list: string | undefined): readonly SuggesterId[] | WrongUse {
  const wanted = list?.split(',').map((one) => one.trim()) ?? suggesterIds;
  const unknown = wanted.find((one) => !suggesterIds.some((id) => id === one));
  if (unknown === undefined) return suggesterIds.filter((id) => wanted.includes(id));
  const possible = suggesterIds.join(', ');
  return { wrongUse: translate('cli.error.option-value', { option: 'from', value: unknown, possible }) };
}

interface Wanted {
  readonly codebook: Codebook;
  readonly suggesters: readonly SuggesterId[];
  readonly rules: readonly RuleDraft[];
}

async function suggestAll({ services }: CommandContext, wanted: Wanted): Promise<CommandResult> {
  const { codebook, suggesters, rules } = wanted;
  const items = await services.call('documents.list', {});
  if (!items.ok) return items.error;
  const documents: object[] = [];
  const lines: string[] = [];
  let total = 0;
  let problems = 0;
  for (const { document } of unpackDocuments(items.value)) {
    const answer = await services.call('suggestions.list', { documentId: document.id, suggesters, rules });
    if (!answer.ok) return answer.error;
    const open = await services.call('document.open', { id: document.id });
    if (!open.ok) return open.error;
    const described = describer(open.value.content.text, codebook);
    const suggestions = answer.value.suggestions.map(described);
    total += suggestions.length + answer.value.more;
    problems += answer.value.problems.length;
    const { id, name } = document;
    documents.push({ id, name, suggestions, more: answer.value.more, problems: answer.value.problems });
    lines.push(translate('cli.suggest.document', { name, suggestions: suggestions.length + answer.value.more }));
    for (const { start, end, label, text, confidence, reason } of suggestions)
      lines.push(translate('cli.suggest.suggestion', { start, end, label, quote: oneLine(text), confidence, reason }));
    for (const problem of answer.value.problems)
      lines.push(translate('cli.suggest.problem', { message: describeFailure(problem) }));
  }
  lines.push(translate('cli.suggest.done', { suggestions: total, documents: documents.length, problems }));
  return { exitCode: problems > 0 ? 1 : 0, json: { suggestions: total, documents }, lines };
}

/** As a dataset would have it: offsets in code points, labels by their names. */
function describer(text: string, codebook: Codebook) {
  const offsets = new OffsetConverter(text);
  return ({ id, labelId, span, by, suggester, reason, confidence, attributes }: Suggestion) => ({
    id,
    start: Number(offsets.toCodePoint(span.start)),
    end: Number(offsets.toCodePoint(span.end)),
    text: text.slice(span.start, span.end),
    label: findLabel(codebook, labelId)?.label.name ?? labelId,
    suggester,
    by,
    confidence,
    reason: translate(reason.key, reason.params),
    attributes,
  });
}

const LONGEST_LINE = 100;

function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE).toWellFormed()}…`;
}

/** As people write rules down: the label by its id or name, and a list of names or a pattern. */
const RulesFile = z.array(
  z
    .strictObject({
      name: z.string(),
      label: z.string(),
      terms: z.array(z.string()).optional(),
      pattern: z.string().optional(),
      caseSensitive: z.boolean().default(true),
    })
    .refine(({ terms, pattern }) => (terms === undefined) !== (pattern === undefined), {
      error: 'A rule has either terms or a pattern.',
    }),
);

async function rulesOf(
  context: CommandContext,
  codebook: Codebook,
): Promise<readonly RuleDraft[] | Failure | WrongUse> {
  const given = textOption(context.options, 'rules');
  if (given === undefined) return [];
  const path = resolve(given);
  return extname(path).toLowerCase() === '.json' ? rulesInJson(path, codebook) : rulesInList(context, path, codebook);
}

async function rulesInJson(path: string, codebook: Codebook): Promise<readonly RuleDraft[] | WrongUse> {
  try {
    return RulesFile.parse(JSON.parse(await readFile(path, 'utf8'))).map(
      ({ name, label, terms, pattern, caseSensitive }) =>
        RuleDraft.parse({
          name,
          labelId: labelIdOf(label, codebook) ?? refuse(label, codebook),
          enabled: true,
          source: terms ? { kind: 'gazetteer', terms, caseSensitive } : { kind: 'pattern', pattern, caseSensitive },
        }),
    );
  } catch (error) {
    return { wrongUse: translate('cli.error.rules-file', { file: basename(path), reason: reasonOf(error) }) };
  }
}

async function rulesInList(
  { services, options }: CommandContext,
  path: string,
  codebook: Codebook,
): Promise<readonly RuleDraft[] | Failure | WrongUse> {
  const labelId = labelIdOf(textOption(options, 'label') ?? '', codebook);
  if (labelId === undefined) return { wrongUse: translate('cli.error.rules-label', { possible: labelsOf(codebook) }) };
  const read = await services.call('rules.read-path', { path });
  if (!read.ok) return read.error;
  const { name, terms } = read.value;
  return [{ name, labelId, enabled: true, source: { kind: 'gazetteer', terms, caseSensitive: true } }];
}

function labelIdOf(wanted: string, { layers }: Codebook) {
  const labels = layers.flatMap((layer) => layer.labels);
  return (labels.find(({ id }) => id === wanted) ?? labels.find(({ name }) => name === wanted))?.id;
}

function labelsOf({ layers }: Codebook): string {
  return layers.flatMap((layer) => layer.labels.map(({ name }) => name)).join(', ');
}

function refuse(label: string, codebook: Codebook): never {
  throw new Error(translate('cli.error.rules-no-label', { label, possible: labelsOf(codebook) }));
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}

function isRefused(rules: readonly RuleDraft[] | Failure | WrongUse): rules is Failure | WrongUse {
  return !Array.isArray(rules);
}
