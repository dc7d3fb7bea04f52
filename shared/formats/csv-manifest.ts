import { translate } from '../locales/translate.ts';
import type { Note, WriteOptions, WrittenFile } from './format.ts';
import type { ProjectSource } from './project-source.ts';

interface ManifestInput {
  readonly options: WriteOptions;
  readonly written: readonly WrittenFile[];
  readonly notes: readonly Note[];
}

/** What a program needs to read the tables rightly, and to see that they are whole. Says nothing of the moment. */
export function csvManifest(source: ProjectSource, { options, written, notes }: ManifestInput): string {
  const rowsOf = (path: string) => written.find((file) => file.path === path)?.rows ?? 0;
  const manifest = {
    format: 'annotary-csv',
    version: 1,
    project: source.name === '' ? {} : { name: source.name },
    codebook: { name: source.codebook.name, version: source.codebook.version },
    offsets: options.offsets,
    excel: options.excel,
    counts: {
      documents: rowsOf('documents.csv'),
      entities: rowsOf('entities.csv'),
      mentions: rowsOf('mentions.csv'),
      claims: rowsOf('claims.csv'),
      links: rowsOf('links.csv'),
      propositions: rowsOf('propositions.csv'),
    },
    files: written,
    notes: notes.map(({ key, params }) => translate(key, params)),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
