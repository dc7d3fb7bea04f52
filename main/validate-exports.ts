import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
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
  /** Ends with 0 where the program is there. */
  readonly probe: readonly [string, ...string[]];
  /** Is given the folder of the export, and ends with 0 where all of it is as it should be. */
  readonly run: readonly [string, ...string[]];
}

const records = join(import.meta.dirname, 'validate/check_records.py');

const standards = join(import.meta.dirname, 'validate/check_standards.py');

const validators: readonly Validator[] = [
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
];

const PROJECTS = 25;

function isThere([command, ...args]: Validator['probe']): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function writeExport(format: Format, source: ProjectSource, folder: string): void {
  const shape = format.writes === 'file' ? 'file' : 'folder';
  const plan = format.plan?.(source, { offsets: 'codepoint', excel: false, shape });
  for (const file of plan?.files ?? []) {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytesOf(file));
  }
}

/** How many exports of a format a program has read. The first that it does not accept is an error with its words. */
function validate({ run: [command, ...args] }: Validator, format: Format, root: string): number {
  const sources = fc.sample(generatedProject(), { numRuns: PROJECTS, seed: 5 });
  for (const [index, source] of sources.entries()) {
    const folder = join(root, format.id, String(index));
    writeExport(format, source, folder);
    execFileSync(command, [...args, format.id, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return sources.length;
}

const root = mkdtempSync(join(tmpdir(), 'annotary-exports-'));
try {
  for (const validator of validators) {
    const found = isThere(validator.probe);
    for (const id of validator.formats) {
      const format = findFormat(id);
      const result = found && format ? `${validate(validator, format, root)} exports read` : 'not found, not run';
      console.log(`${validator.name}: ${id}: ${result}`);
    }
  }
} finally {
  rmSync(root, { recursive: true });
}
