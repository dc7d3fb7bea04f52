import { type Holds, holdsWhatOthersSay } from '../exchange/holds.ts';
import type {
  Chunk,
  ExportPlan,
  FileToWrite,
  Format,
  FormatOption,
  Note,
  SourcePart,
  WriteOptions,
} from '../format.ts';
import { optionOf } from '../format.ts';
import { writeDatasetCard } from './dataset-card.ts';
import { attributeColumnsOf, datasetColumns, DatasetRows } from './dataset-rows.ts';
import { chosenLayer, TokenRows } from './token-rows.ts';

export const datasetHolds: Holds = {
  ...holdsWhatOthersSay,
  blocks: false,
  linkAttributes: false,
  entities: 'ids',
  propositions: false,
  codebook: false,
  queries: false,
};

const layerOption: FormatOption = {
  id: 'layer',
  name: 'format.hf.option.layer',
  kind: 'layer',
  values: [],
  default: '',
};

/** What the three parts are called on the Hub. */
export const splitNames: Readonly<Record<string, string>> = { train: 'train', dev: 'validation', test: 'test' };

function planDataset(parts: readonly SourcePart[], options: WriteOptions): ExportPlan {
  const [first] = parts;
  if (!first) return { files: [], notes: () => [] };
  const chosen = optionOf({ options: [layerOption] }, options, 'layer');
  const layerId = parts.map(({ source }) => chosenLayer(source, chosen)).find((id) => id !== '') ?? '';
  const datasets = parts.map(({ name, source }) => ({
    file: splitNames[name] ?? name,
    rows: new DatasetRows(source),
    tokens: new TokenRows(source, layerId),
  }));
  const languages = new Set(parts.flatMap(({ source }) => source.documents.map(({ metadata }) => metadata.language)));
  const card = writeDatasetCard({
    name: first.source.name,
    languages: [...languages].filter((language) => language !== '').sort(),
    columns: datasetColumns(attributeColumnsOf(first.source.codebook)),
    tags: datasets[0]?.tokens.names() ?? [],
    splits: datasets.map(({ file }) => ({ split: file === 'data' ? 'train' : file, file })),
  });
  const readme: FileToWrite = {
    path: 'README.md',
    *chunks() {
      yield { text: card, rows: 0 };
    },
  };
  return {
    files: [
      ...datasets.map(({ file, rows }) => ({ path: `${file}.jsonl`, chunks: () => lines(rows.rows()) })),
      ...datasets.map(({ file, tokens }) => ({ path: `tokens/${file}.jsonl`, chunks: () => tokenLines(tokens) })),
      readme,
    ],
    notes: () => {
      const covered = datasets.reduce((sum, { tokens }) => sum + tokens.covered, 0);
      const values = datasets.reduce((sum, { rows }) => sum + rows.unknownValues, 0);
      const notes: Note[] = [];
      if (covered > 0) notes.push({ key: 'note.hf.covered', params: { covered } });
      if (values > 0) notes.push({ key: 'note.csv.unknown-attributes', params: { values } });
      return notes;
    },
  };
}

function* lines(rows: Iterable<object>): Generator<Chunk> {
  for (const row of rows) yield { text: `${JSON.stringify(row)}\n`, rows: 1 };
}

function* tokenLines(tokens: TokenRows): Generator<Chunk> {
  for (const rows of tokens.rows())
    yield { text: rows.map((row) => `${JSON.stringify(row)}\n`).join(''), rows: rows.length };
}

export const huggingFace: Format = {
  id: 'hf',
  name: 'format.hf.name',
  mediaTypes: ['application/jsonl'],
  extensions: ['.jsonl'],
  reads: 'annotations',
  writes: 'folder',
  keeps: 'format.hf.keeps',
  holds: datasetHolds,
  options: [layerOption],
  plan: (source, options) => planDataset([{ name: 'data', source }], options),
  planParts: planDataset,
  reader: async () => (await import('./read-dataset.ts')).datasetReader,
};
