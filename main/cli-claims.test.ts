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
        'directness,polarity,stance,certainty,addressee,evidence,via,event_time,annotator,document_name,speaker_key',
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
      ['2024-03-09', '11 people', 'incomparable'],
      ['2024-03-10', '≥ 6 deaths', 'compatible'],
      ['2024-03-10', '9 people', 'incomparable'],
      ['2024-03-12', '7 deaths', 'reference'],
      ['2024-03-12', '3 people', 'incomparable'],
      ['2024-03-21', '8 deaths', 'different'],
    ]);
  });

  it('print the pairs of claims: those that wait, with score and reasons, then what was decided', () => {
    const { status, stdout, stderr } = annotary('matches', 'sample.annotary', '--format', 'json');
    expect([status, stderr]).toEqual([0, '']);
    const pairs: Record<string, unknown>[] = JSON.parse(stdout);
    expect(pairs[0]).toMatchObject({
      suggestion: 'same',
      reasons: [expect.stringMatching(/^words: /)],
      decision: null,
    });
    expect(pairs.at(-1)).toMatchObject({ decision: 'updates', from_document_name: 'tidewater-wire.txt' });
    const scores = pairs.filter(({ decision }) => decision === null).map(({ score }) => Number(score));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it.each(['who-said-what', 'matrix', 'figures', 'timeline', 'matches'])(
    '%s writes into a file what it prints',
    (command) => {
      for (const format of ['csv', 'json']) {
        const file = `${command}.${format}`;
        const written = annotary(command, 'sample.annotary', '--format', format, '--out', file, '--json');
        expect([written.status, written.stderr]).toEqual([0, '']);
        const printed = annotary(command, 'sample.annotary', '--format', format).stdout;
        expect(readFileSync(join(folder, file), 'utf8')).toBe(printed);
      }
    },
  );

  it('put the articles in the order that is asked for', () => {
    const files = (...more: string[]) =>
      annotary('matrix', 'sample.annotary', ...more)
        .stdout.split('\r\n', 1)[0]
        ?.split(',')
        .filter((column) => /\.(?:txt|md|html)$/.test(column));
    expect(files()?.[0]).toBe('harbour-gazette.txt');
    // Without an outlet by the title, "Field notes"; The Carrow Review and Tidewater Wire come last.
    expect(files('--articles', 'name')?.at(0)).toBe('field-notes.md');
    expect(files('--articles', 'name')?.slice(-2)).toEqual(['carrow-review.md', 'tidewater-wire.txt']);
    expect(annotary('matrix', 'sample.annotary', '--articles', 'size').status).toBe(2);
  });

  it('show claims along time in the lanes that are asked for', () => {
    const rows: { lane: string; speaker: string; period: string }[] = JSON.parse(
      annotary('timeline', 'sample.annotary', '--lane', 'speaker', '--period', 'month', '--format', 'json').stdout,
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(
      rows.every(({ lane, speaker }) => lane.toLowerCase().includes(speaker.toLowerCase().replace(/^the /, ''))),
    ).toBe(true);
    expect(rows[0]?.period).toBe('2024-03-01');
    expect(annotary('timeline', 'sample.annotary', '--lane', 'colour').status).toBe(2);
    expect(annotary('timeline', 'sample.annotary', '--excel', '--format', 'json').status).toBe(2);
  });

  it('refuse other formats, and places that an export must not replace', () => {
    expect(annotary('matrix', 'sample.annotary', '--format', 'xlsx').status).toBe(2);
    expect(annotary('matrix', 'sample.annotary', '--out', 'sample.annotary').status).toBe(2);
    expect(annotary('matrix', 'none.annotary').status).toBe(2);
  });
});
