import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

// As in cli.test.ts.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cli = new URL('cli.ts', import.meta.url).pathname;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'annotary-cli-network-'));
  annotary('new', 'sample.annotary', '--sample');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function annotary(...args: string[]) {
  return spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
}

describe('the network on the command line', () => {
  it('is GraphML with the speakers of the project, the same printed, written and exported', () => {
    const printed = annotary('network', 'sample.annotary', '--isolates', '--duplicates', 'include');
    expect([printed.status, printed.stderr]).toEqual([0, '']);
    expect(printed.stdout).toContain('<data key="n_label">the Harrowmere Fire Brigade</data>');
    expect(
      annotary('network', 'sample.annotary', '--isolates', '--duplicates', 'include', '--out', 'n.graphml').status,
    ).toBe(0);
    expect(readFileSync(join(folder, 'n.graphml'), 'utf8')).toBe(printed.stdout);
    const exported = annotary('export', 'sample.annotary', '--format', 'graphml', '--out', 'p.graphml');
    expect([exported.status, exported.stdout]).toEqual([0, expect.stringContaining('belong to no proposition')]);
    expect(readFileSync(join(folder, 'p.graphml'), 'utf8')).toBe(printed.stdout);
  });

  it('is a matrix, with all in the first column', () => {
    const { stdout } = annotary('network', 'sample.annotary', '--mode', 'speakers', '--isolates', '--format', 'csv');
    const [head = '', ...rows] = stdout.trimEnd().split('\r\n');
    expect(head.split(',')).toHaveLength(rows.length + 1);
  });

  it('is of the outlet, the proposition and the weights that are asked for', () => {
    interface Printed {
      readonly question: { readonly minimum: number };
      readonly nodes: readonly { readonly name: string; readonly mode: string }[];
      readonly ties: readonly { readonly weight: number }[];
    }
    const network = (...more: string[]): Printed =>
      JSON.parse(annotary('network', 'sample.annotary', '--format', 'json', ...more).stdout);
    const names = ({ nodes }: Printed) => nodes.flatMap(({ mode, name }) => (mode === 'proposition' ? [name] : []));
    expect(names(network('--proposition', 'Residents were evacuated'))).toEqual(['Residents were evacuated']);
    const all = network();
    const ofOne = network('--outlet', 'Harbour Gazette');
    expect(ofOne.ties.length).toBeLessThan(all.ties.length);
    expect(ofOne.ties.length).toBeGreaterThan(0);
    const heavy = network('--minimum', '2');
    expect([heavy.question.minimum, heavy.ties.every(({ weight }) => weight >= 2)]).toEqual([2, true]);
    expect(heavy.ties.length).toBeLessThan(all.ties.length);
  });

  it('refuses what a kind of network cannot count', () => {
    for (const wrong of [
      ['--mode', 'two', '--relation', 'congruence'],
      ['--mode', 'speakers', '--normalization', 'activity'],
      ['--mode', 'three'],
      ['--format', 'gexf'],
      ['--from', 'notadate'],
      ['--to', '2024-99-99'],
      ['--from', '2025', '--to', '2024-12-31'],
      ['--minimum', '-1'],
      ['--minimum', 'much'],
      ['--outlet', 'The Nowhere Times'],
      ['--proposition', 'Nobody says so'],
      ['--excel', '--format', 'graphml'],
    ])
      expect(annotary('network', 'sample.annotary', ...wrong).status).toBe(2);
  });
});
