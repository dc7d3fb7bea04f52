import { assertNever } from '../../domain/assert-never.ts';
import type { ColumnType, DatasetColumn } from './dataset-rows.ts';

export interface DatasetCard {
  readonly name: string;
  readonly languages: readonly string[];
  readonly columns: readonly DatasetColumn[];
  /** The tags by number. */
  readonly tags: readonly string[];
  /** The name of each split and of its files, without the ending. */
  readonly splits: readonly { readonly split: string; readonly file: string }[];
}

/** `README.md` as the `datasets` library and the Hub read it: splits, columns with their types, names of the tags. */
export function writeDatasetCard({ name, languages, columns, tags, splits }: DatasetCard): string {
  const lines = [
    '---',
    ...(languages.length > 0 ? ['language:', ...languages.map((language) => `- ${yaml(language)}`)] : []),
    'task_categories:',
    '- token-classification',
    'configs:',
    ...configOf('default', splits, ''),
    ...configOf('tokens', splits, 'tokens/'),
    'dataset_info:',
    '- config_name: default',
    '  features:',
    ...featuresOf(columns, '  '),
    '- config_name: tokens',
    '  features:',
    ...featuresOf(tokenColumns, '  '),
    '  - name: ner_tags',
    '    sequence:',
    '      class_label:',
    '        names:',
    ...tags.map((tag, index) => `          '${index}': ${yaml(tag)}`),
    '---',
    '',
    `# ${name === '' ? 'Annotations' : name.replaceAll(/\s+/g, ' ')}`,
    '',
    'Written by Annotary. `start` and `end` count Unicode code points, as Python does, and `end` is the place after the last character:',
    '`row["text"][entity["start"]:entity["end"]] == entity["text"]`. An entity with a gap has more than one of `fragments`.',
    '`relations` lead from `head` to `tail`, which are ids of entities; where `tail` is in another document, `tail_document` names it.',
    '`fields` is JSON. The configuration `tokens` has one sentence per row, tagged in IOB2.',
    '',
  ];
  return lines.join('\n');
}

const tokenColumns: readonly DatasetColumn[] = [
  { name: 'id', type: { kind: 'string' } },
  { name: 'document', type: { kind: 'string' } },
  { name: 'tokens', type: { kind: 'strings' } },
];

function configOf(name: string, splits: DatasetCard['splits'], folder: string): string[] {
  return [
    `- config_name: ${name}`,
    '  data_files:',
    ...splits.flatMap(({ split, file }) => [`  - split: ${split}`, `    path: ${yaml(`${folder}${file}.jsonl`)}`]),
  ];
}

const dtypes = { string: 'string', int: 'int64', float: 'float64', bool: 'bool' } as const;

function featuresOf(columns: readonly DatasetColumn[], indent: string): string[] {
  return columns.flatMap(({ name, type }) => [`${indent}- name: ${yaml(name)}`, ...typeLines(type, `${indent}  `)]);
}

function typeLines(type: ColumnType, indent: string): string[] {
  switch (type.kind) {
    case 'list':
      return [`${indent}list:`, ...featuresOf(type.columns, indent)];
    case 'record':
      return [`${indent}struct:`, ...featuresOf(type.columns, indent)];
    case 'strings':
      return [`${indent}sequence: string`];
    case 'string':
    case 'int':
    case 'float':
    case 'bool':
      return [`${indent}dtype: ${dtypes[type.kind]}`];
    default:
      return assertNever(type);
  }
}

/** A JSON string is a string of YAML, whatever is in it. */
function yaml(text: string): string {
  return /^[A-Za-z_][\w-]*$/.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
