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
  folder = mkdtempSync(join(tmpdir(), 'annotary-cli-claims-'));
  annotary('new', 'sample.annotary', '--sample');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function annotary(...args: string[]) {
  return spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
}

interface Figure {
  readonly slot: string;
  readonly figure: string;
  readonly date: string;
  readonly relation: string;
}

describe('the tables of claims on the command line', () => {
  it('say who said what, one line per claim, in the order of the articles', () => {
    const { status, stdout, stderr } = annotary('who-said-what', 'sample.annotary');
    expect([status, stderr]).toEqual([0, '']);
    const lines = stdout.split('\r\n');
    expect(lines[0]).toBe(
      'speaker,speaker_entity_id,proposition,proposition_id,claim,annotation_id,document,document_id,outlet,date,cue,' +
        'directness,polarity,stance,certainty,addressee,evidence,via,event_time,annotator,document_name',
    );
    expect(lines[1]).toMatch(
      /^the Harrowmere Fire Brigade,,The flood of 9 March killed people,[\w-]+,Four people died and eleven were missing by noon,/,
    );
    expect(lines.find((line) => line.includes('no siren'))).toMatch(
      /^the mayor,.*,told,direct,negated,opposes,certain,reporters,/,
    );
  });

  it('compare the figures of linked claims along time', () => {
    const figures: Figure[] = JSON.parse(annotary('figures', 'sample.annotary', '--format', 'json').stdout);
    const toll = figures.filter(({ slot }) => slot === 'The flood of 9 March killed people');
    expect(toll.map(({ date, figure, relation }) => [date, figure, relation])).toEqual([
      ['2024-03-09', '4 deaths', 'different'],
      ['2024-03-10', '≥ 6 deaths', 'reference'],
      [expect.any(String), '7 deaths', 'compatible'],
      [expect.any(String), '8 deaths', 'compatible'],
    ]);
  });

  it.each(['who-said-what', 'matrix', 'figures'])('%s writes into a file what it prints', (command) => {
    for (const format of ['csv', 'json']) {
      const file = `${command}.${format}`;
      const written = annotary(command, 'sample.annotary', '--format', format, '--out', file, '--json');
      expect([written.status, written.stderr]).toEqual([0, '']);
      const printed = annotary(command, 'sample.annotary', '--format', format).stdout;
      expect(readFileSync(join(folder, file), 'utf8')).toBe(printed);
    }
  });

  it('refuse other formats, and places that an export must not replace', () => {
    expect(annotary('matrix', 'sample.annotary', '--format', 'xlsx').status).toBe(2);
    expect(annotary('matrix', 'sample.annotary', '--out', 'sample.annotary').status).toBe(2);
    expect(annotary('matrix', 'none.annotary').status).toBe(2);
  });
});
