import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { AnnotationStatus, Origin } from '#shared/domain/annotation.ts';
import { DocumentStatus } from '#shared/domain/document.ts';
import type { Failure } from '#shared/domain/result.ts';
import type { ExportSelection, ExportSplit } from '#shared/formats/exchange/export-selection.ts';
import { translate } from '#shared/locales/translate.ts';
import type { Services } from '../compose.ts';
import { type CommandOption, type OptionValues, textOption, type WrongUse } from './command.ts';

/** What part of a project a command is about. Lists are separated by commas; documents, labels ... by name or id. */
export const selectionOptions: Readonly<Record<string, CommandOption>> = {
  documents: { value: 'NAMES', about: 'cli.option.documents' },
  'document-status': { value: 'LIST', about: 'cli.option.document-status' },
  layers: { value: 'NAMES', about: 'cli.option.layers' },
  labels: { value: 'NAMES', about: 'cli.option.labels' },
  annotators: { value: 'NAMES', about: 'cli.option.annotators' },
  status: { value: 'LIST', about: 'cli.option.status' },
  origin: { value: 'LIST', about: 'cli.option.origin' },
};

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The selection that the options name, or what is wrong with them. Asks the services for the names of the project. */
export async function selectionOf(
  services: Services,
  options: OptionValues,
): Promise<{ readonly selection: ExportSelection } | WrongUse | Failure> {
  const project = await services.call('project.current', {});
  if (!project.ok) return project.error;
  const { layers } = project.value?.codebook ?? { layers: [] };
  const lists: [option: string, key: keyof ExportSelection, named: () => Promise<readonly Named[]>][] = [
    ['layers', 'layerIds', async () => layers],
    ['labels', 'labelIds', async () => layers.flatMap(({ labels }) => labels)],
    ['annotators', 'annotatorIds', async () => project.value?.annotators ?? []],
    ['documents', 'documentIds', () => documentsOf(services)],
  ];
  const selection: Record<string, readonly string[]> = {};
  for (const [option, key, named] of lists) {
    const wanted = listOption(options, option);
    if (!wanted) continue;
    const ids = idsOf(wanted, await named());
    if (typeof ids === 'string') return { wrongUse: translate('cli.error.no-such', { option, name: ids }) };
    selection[key] = ids;
  }
  const words: [option: string, key: keyof ExportSelection, possible: readonly string[]][] = [
    ['document-status', 'documentStatuses', DocumentStatus.options],
    ['status', 'statuses', AnnotationStatus.options],
    ['origin', 'origins', Origin.unwrap().shape.kind.options],
  ];
  for (const [option, key, possible] of words) {
    const wanted = listOption(options, option);
    if (!wanted) continue;
    const unknown = wanted.find((word) => !possible.includes(word));
    if (unknown !== undefined)
      return {
        wrongUse: translate('cli.error.option-value', { option, value: unknown, possible: possible.join(', ') }),
      };
    selection[key] = wanted;
  }
  return { selection };
}

async function documentsOf(services: Services): Promise<readonly Named[]> {
  const documents = await services.call('documents.list', {});
  return documents.ok ? unpackDocuments(documents.value).map(({ document }) => document) : [];
}

/** Several things of one name are all meant. The first name that nothing has, where there is one. */
function idsOf(wanted: readonly string[], named: readonly Named[]): string[] | string {
  const ids: string[] = [];
  for (const name of wanted) {
    const found = named.filter((one) => one.id === name || one.name === name);
    if (found.length === 0) return name;
    ids.push(...found.map(({ id }) => id));
  }
  return ids;
}

function listOption(options: OptionValues, name: string): string[] | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  const words = text.split(',').map((word) => word.trim());
  return words.filter((word) => word !== '');
}

/** `80/10/10`, or two parts (`80/20`: train and test), and the seed. */
export function splitOf(options: OptionValues): ExportSplit | WrongUse | undefined {
  const split = textOption(options, 'split');
  const seed = textOption(options, 'seed');
  if (split === undefined)
    return seed === undefined ? undefined : { wrongUse: translate('cli.error.seed-without-split') };
  const shares = split.split('/').map((share) => (/^\d+(?:\.\d+)?$/.test(share) ? Number(share) : Number.NaN));
  const [train = 0, second = 0, third] = shares;
  const isRight = (shares.length === 2 || shares.length === 3) && shares.every((share) => Number.isFinite(share));
  if (!isRight || train + second + (third ?? 0) <= 0)
    return { wrongUse: translate('cli.error.split', { value: split }) };
  if (seed !== undefined && !/^\d{1,15}$/.test(seed))
    return { wrongUse: translate('cli.error.option-value', { option: 'seed', value: seed, possible: '0, 1, 2 …' }) };
  const all = third === undefined ? ([train, 0, second] as const) : ([train, second, third] as const);
  return { shares: all, seed: Number(seed ?? 0) };
}
