import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

// As in cli.test.ts.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cli = new URL('cli.ts', import.meta.url).pathname;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'annotary-cli-codebook-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function annotary(...args: string[]) {
  return spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
}

it('a codebook goes from one project into the next, as JSON and as REFI-QDA', () => {
  expect(annotary('new', 'first.annotary').status).toBe(0);
  for (const [format, file] of [
    ['codebook', 'codebook.json'],
    ['qdc', 'codebook.qdc'],
  ] as const) {
    const exported = annotary('export', 'first.annotary', '--format', format, '--out', file);
    expect({ status: exported.status, stderr: exported.stderr }).toEqual({ status: 0, stderr: '' });
    expect(annotary('new', `${format}.annotary`, '--codebook', file).status).toBe(0);
    expect(annotary('export', `${format}.annotary`, '--format', format, '--out', `again-${file}`).status).toBe(0);
    expect(readFileSync(join(folder, `again-${file}`), 'utf8')).toBe(readFileSync(join(folder, file), 'utf8'));
  }
});

it('says where a codebook cannot be read, and makes no project', () => {
  writeFileSync(join(folder, 'bad.qdc'), '<CodeBook xmlns="urn:QDA-XML:codebook:1.0">\n<Codes>\n</CodeBook>');
  const made = annotary('new', 'bad.annotary', '--codebook', 'bad.qdc');
  expect(made.status).not.toBe(0);
  expect(made.stderr).toMatch(/bad\.qdc.*line 3, column \d+: /);
  expect(annotary('list', 'bad.annotary').status).not.toBe(0);
});
