import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { firstUsedLayer } from '#shared/formats/exchange/tagged-document.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { LinkId, LinkTypeId, PropositionId } from '#shared/domain/ids.ts';
import { later } from '#shared/domain/testing/records.ts';
import type { Format } from '#shared/formats/format.ts';
import type { ProjectSource } from '#shared/formats/project-source.ts';
import { findFormat } from '#shared/formats/registry.ts';
import { bytesOf } from '#shared/formats/testing/read-back.ts';
import { generatedProject } from '#shared/formats/testing/generated-project.ts';

// Exports of generated projects, read by programs that share no code with ours. Run by `npm run validate:exports`; no
// part of `npm test`, since what is not installed is only named.

interface Validator {
  readonly name: string;
  /** Ids of the formats that it reads. */
  readonly formats: readonly string[];
  /** Options of the format, where it is not the usual ones that are read. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Ends with 0 where the program is there. */
  readonly probe: readonly [string, ...string[]];
  /**
   * Is given the folder of the export, or of all exports at once, and ends with 0 where all of it is as it should be.
   * A function answers in the same way. What it prints last is what it read: `documents=3 annotations=12`.
   */
  readonly run: readonly [string, ...string[]] | ((folders: readonly string[]) => Promise<string>);
  readonly atOnce?: true;
}

const records = join(import.meta.dirname, 'validate/check_records.py');

/** Debian's libuima-core-java; the program is compiled when it is run. */
const uimaJar = '/usr/share/java/uimaj-core.jar';

const standards = join(import.meta.dirname, 'validate/check_standards.py');

const docBins = join(import.meta.dirname, 'validate/check_spacy.py');

const webanno = join(import.meta.dirname, 'validate/check_webanno.py');

const jsonCas = join(import.meta.dirname, 'validate/check_json_cas.py');

const tables = join(import.meta.dirname, 'validate/check_tables.py');

/** A check of `check_tables.py` with a library of Python. */
function byPython(name: string, module: string, mode: string, formats: readonly string[]): Validator {
  return {
    name,
    formats,
    probe: ['/usr/bin/python3', '-c', `import ${module}`],
    run: ['/usr/bin/python3', tables, mode],
    atOnce: true,
  };
}

const validators: readonly Validator[] = [
  ...['iob2', 'iob1', 'bioes'].map((scheme) => ({
    ...byPython(`NLTK (${scheme})`, 'nltk', 'nltk', ['conll']),
    choices: { scheme },
  })),
  byPython('Python csv', 'csv', 'csv', ['csv']),
  byPython('pandas', 'pandas', 'pandas', ['csv', 'doccano', 'prodigy', 'hf']),
  byPython('networkx', 'networkx', 'networkx', ['graphml']),
  byPython('PyLD and jsonschema, with the context of the W3C', 'pyld, jsonschema', 'jsonld', ['web-annotation']),
  {
    name: 'DuckDB',
    formats: ['parquet'],
    probe: [process.execPath, '-e', "import('@duckdb/node-api').catch(() => process.exit(1))"],
    run: async (folders) => (await import('./validate/check-parquet.ts')).checkParquet(folders),
  },
  {
    name: 'Python json and xml.etree',
    formats: ['label-studio', 'doccano', 'prodigy', 'hf'],
    probe: ['/usr/bin/python3', '-c', 'import json, xml.etree'],
    run: ['/usr/bin/python3', records],
  },
  {
    name: 'PyYAML (dataset card)',
    formats: ['hf'],
    probe: ['/usr/bin/python3', '-c', 'import yaml'],
    run: ['/usr/bin/python3', records, 'card'],
  },
  {
    name: 'pyarrow',
    formats: ['parquet'],
    probe: ['/usr/bin/python3', '-c', 'import pyarrow.parquet'],
    run: ['/usr/bin/python3', records, 'parquet'],
  },
  {
    name: 'Python zlib and msgpack, which read a DocBin of spaCy before',
    formats: ['spacy'],
    probe: ['/usr/bin/python3', '-c', 'import msgpack'],
    run: ['/usr/bin/python3', docBins],
  },
  {
    name: 'Python, by the specification of INCEpTION',
    formats: ['webanno-tsv'],
    probe: ['/usr/bin/python3', '-c', 'import re'],
    run: ['/usr/bin/python3', webanno],
    atOnce: true,
  },
  {
    name: 'xmllint with the schemas of REFI-QDA and BioC, and Python',
    formats: ['qdpx', 'bioc-xml'],
    probe: ['xmllint', '--version'],
    run: ['/usr/bin/python3', standards],
  },
  {
    // With the schema of TEI in TEI_SCHEMA also jing.
    name: 'Python json and xml.etree',
    formats: ['web-annotation', 'tei', 'bioc-json', 'pubtator'],
    probe: ['/usr/bin/python3', '-c', 'import json, xml.etree'],
    run: ['/usr/bin/python3', standards],
  },
  {
    name: 'Apache UIMA',
    formats: ['uima-xmi'],
    probe: ['java', '-cp', uimaJar, join(import.meta.dirname, 'validate/XmiCheck.java')],
    run: ['java', '-cp', uimaJar, join(import.meta.dirname, 'validate/XmiCheck.java')],
  },
  {
    // Apache's own reader (uimaj-io-json) is in no Debian package: this one is written from the specification.
    name: 'Python json, after the specification of JSON CAS 0.4',
    formats: ['uima-json'],
    probe: ['/usr/bin/python3', '-c', 'import json'],
    run: ['/usr/bin/python3', jsonCas],
  },
];

const PROJECTS = 25;

function isThere([command, ...args]: Validator['probe']): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

interface Placed {
  readonly folder: string;
  readonly choices: Validator['choices'];
}

function writeExport(format: Format, source: ProjectSource, { folder, choices }: Placed): void {
  const shape = format.writes === 'file' ? 'file' : 'folder';
  const plan = format.plan?.(source, { offsets: 'codepoint', excel: false, shape, ...(choices ? { choices } : {}) });
  for (const file of plan?.files ?? []) {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytesOf(file));
  }
}

/** What a validator may compare with: the id and the words of each fragment, a line for each. */
function wordsOf(source: ProjectSource): string {
  const escaped = (words: string) =>
    words.replace(/[\\\n\r\t]/g, (one) => `\\${{ '\\': '\\', '\n': 'n', '\r': 'r', '\t': 't' }[one] ?? one}`);
  return source.documents
    .flatMap((record) => {
      const { text } = source.content(record);
      return source
        .annotationsOf(record.id)
        .flatMap(({ id, spans }) => spans.map(({ start, end }) => `${id}\t${escaped(text.slice(start, end))}\n`));
    })
    .join('');
}

/** What else it may compare with: the texts by name, the fragments of the layer that files of one layer have, counts. */
function expectedOf(source: ProjectSource): string {
  const layer = firstUsedLayer([source]);
  const texts = source.documents.map((record) => [record.name, source.content(record).text] as const);
  const annotations = source.documents.flatMap(({ id }) => source.annotationsOf(id));
  const fragments = source.documents.flatMap((record) => {
    const { text } = source.content(record);
    const own = source.annotationsOf(record.id).filter(({ layerId }) => layerId === layer);
    return own.flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)));
  });
  return JSON.stringify({
    texts: Object.fromEntries(texts),
    fragments,
    documents: texts.length,
    annotations: annotations.length,
    links: source.links.length,
  });
}

/** A network has nodes only where claims have speakers and propositions. */
function withSpeakers(source: ProjectSource): ProjectSource {
  const proposition = { id: PropositionId.parse('p1'), statement: 'The dam will hold.', note: '' };
  const spoken = (annotation: Annotation): Annotation =>
    annotation.layerId === 'claims' ? { ...annotation, propositionId: proposition.id } : annotation;
  const speakers = new Map(
    source.links.map((link) => [String(link.fromId), { ...link, typeId: LinkTypeId.parse('source') }]),
  );
  const [type] = source.codebook.linkTypes;
  return {
    ...source,
    codebook: type
      ? {
          ...source.codebook,
          linkTypes: [...source.codebook.linkTypes, { ...type, id: LinkTypeId.parse('source'), name: 'source' }],
        }
      : source.codebook,
    propositions: [{ ...proposition, createdAt: later, updatedAt: later }],
    links: [
      ...source.links,
      ...[...speakers].map(([from, link]) => ({ ...link, id: LinkId.parse(`speaker-of-${from}`) })),
    ],
    annotationsOf: (id) => source.annotationsOf(id).map(spoken),
    annotation: (id) => {
      const found = source.annotation(id);
      return found && spoken(found);
    },
  };
}

interface Row {
  readonly validator: string;
  readonly format: string;
  readonly result: 'read' | 'failed' | 'not found';
  readonly told: string;
}

/** Writes exports of generated projects and has them read. The first that is not accepted is told in the program's words. */
async function validate(validator: Validator, format: Format, root: string): Promise<Row> {
  const row = { validator: validator.name, format: format.id };
  if (!isThere(validator.probe)) return { ...row, result: 'not found', told: 'not run' };
  const sources = fc.sample(generatedProject(), { numRuns: PROJECTS, seed: 5 }).map(withSpeakers);
  const folders = sources.map((source, index) => {
    const folder = join(root, validator.name.replaceAll(/\W/g, '_'), format.id, String(index));
    writeExport(format, source, { folder, choices: validator.choices });
    writeFileSync(`${folder}.words`, wordsOf(source));
    writeFileSync(`${folder}.expected.json`, expectedOf(source));
    return folder;
  });
  try {
    const told = await read(validator, format, folders);
    return { ...row, result: 'read', told: [`${folders.length} exports`, told].filter((one) => one !== '').join(', ') };
  } catch (error) {
    return { ...row, result: 'failed', told: lastLineOf(error) };
  }
}

async function read({ run, atOnce }: Validator, { id }: Format, folders: readonly string[]): Promise<string> {
  if (typeof run === 'function') return run(folders);
  const [command, ...args] = run;
  const ask = (given: readonly string[]) =>
    execFileSync(command, [...args, id, ...given], { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  if (atOnce) return ask(folders).trim();
  for (const folder of folders) ask([folder]);
  return '';
}

/** Of a program that failed, what it said last. */
function lastLineOf(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return said === '' ? String(error) : (said.split('\n').at(-1) ?? said);
}

const root = mkdtempSync(join(tmpdir(), 'annotary-exports-'));
try {
  const rows: Row[] = [];
  // `npm run validate:exports -- nltk` runs those whose name has the word, or that read the format of that id.
  const wanted = (process.argv[2] ?? '').toLowerCase();
  for (const validator of validators)
    for (const id of validator.formats) {
      if (id !== wanted && !validator.name.toLowerCase().includes(wanted)) continue;
      const format = findFormat(id);
      if (!format) throw new Error(`there is no format ${id}`);
      const row = await validate(validator, format, root);
      rows.push(row);
      console.log([row.result.padEnd(9), row.format.padEnd(14), row.validator, `(${row.told})`].join(' '));
    }
  const count = (result: Row['result']) => rows.filter((row) => row.result === result).length;
  console.log(`\n${count('read')} read, ${count('failed')} failed, ${count('not found')} not found.`);
  if (count('failed') > 0) process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true });
}
