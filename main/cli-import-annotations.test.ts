import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { samples } from './testing/public-samples.ts';

// As in cli.test.ts.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cli = new URL('cli.ts', import.meta.url).pathname;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'annotary-cli-annotations-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function annotary(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function asked(...args: string[]) {
  const { status, stdout, stderr } = annotary(...args, '--json');
  expect(stderr).toBe('');
  return { status, json: JSON.parse(stdout) };
}

const text = 'Ada met Bo in Lagos.';
const line = (label: unknown): string => `${JSON.stringify({ text, label })}\n`;
const whole = line([
  [0, 3, 'PER'],
  [8, 10, 'PER'],
  [14, 19, 'Port'],
]);

function project(name: string, files: Readonly<Record<string, string>>): void {
  expect(annotary('new', name, '--annotator', 'Ada').status).toBe(0);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
}

describe('annotations from the command line', () => {
  it('come in with a report, the same for people and machines, and again without doubling', () => {
    project('p.annotary', { 'a.jsonl': whole });
    const { status, stdout, stderr } = annotary('import', 'p.annotary', 'a.jsonl', '--annotator', 'Ada');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('doccano');
    expect(stdout).toContain('Annotations: 3 new, 0 there already');
    expect(stdout).toContain('New labels: Port');
    expect(stdout).toContain('Label PER becomes Person');
    expect(stdout).not.toContain('Label Port');
    const again = asked('import', 'p.annotary', 'a.jsonl', '--annotator', 'Ada');
    expect(again).toMatchObject({ status: 0, json: { adoption: { annotations: { added: 0, present: 3 } } } });
    expect(asked('stats', 'p.annotary').json).toMatchObject({ documents: 1, annotations: 3 });
    expect(asked('check', 'p.annotary').json).toMatchObject({ sound: true, findings: [] });
  });

  it('are only counted with --dry-run: nothing is written, no annotator either', () => {
    project('dry.annotary', { 'a.jsonl': whole, 'article.txt': 'An article.' });
    const dry = asked('import', 'dry.annotary', 'a.jsonl', 'article.txt', '--annotator', 'Eve', '--dry-run');
    expect(dry).toMatchObject({
      status: 0,
      json: { dryRun: true, adoption: { annotations: { added: 3, present: 0 }, labels: ['Port'] }, others: 1 },
    });
    expect(asked('import', 'dry.annotary', 'article.txt', '--dry-run').json).toMatchObject({
      others: 1,
      adoption: null,
    });
    expect(asked('stats', 'dry.annotary').json).toMatchObject({ documents: 0, annotations: 0 });
    expect(annotary('stats', 'dry.annotary').stdout).not.toContain('Eve');
  });

  it('say with --dry-run what a run says, also of what cannot be read', () => {
    const half = whole.slice(0, 40);
    project('same.annotary', {
      'empty.txt': '',
      'half.json': half,
      'good.txt': 'An article.',
      'half.pdf': '%PDF-1.4 x',
    });
    const files = ['empty.txt', 'half.json', 'good.txt', 'half.pdf'];
    const dry = asked('import', 'same.annotary', ...files, '--dry-run');
    expect(asked('stats', 'same.annotary').json).toMatchObject({ documents: 0 });
    const real = asked('import', 'same.annotary', ...files);
    expect(dry.status).toBe(1);
    expect(real.status).toBe(1);
    expect(dry.json.others).toBe(1);
    expect(dry.json.problems).toEqual(real.json.problems);
    expect(dry.json.problems).toHaveLength(3);
  });

  it('become what --map and --skip-labels say', () => {
    const map = { labels: { PER: 'Organization', Port: { layer: 'Sites', name: 'Harbour' } } };
    project('m.annotary', { 'a.jsonl': whole, 'map.json': JSON.stringify(map) });
    const mapped = asked('import', 'm.annotary', 'a.jsonl', '--map', 'map.json');
    expect(mapped).toMatchObject({ status: 0, json: { annotations: 3, adoption: { labels: ['Harbour'] } } });
    expect(annotary('stats', 'm.annotary').stdout).toMatch(
      /Organi[sz]ation: 2[^]*Harbour: 1|Harbour: 1[^]*Organi[sz]ation: 2/,
    );

    project('s.annotary', { 'b.jsonl': whole });
    const skipped = asked('import', 's.annotary', 'b.jsonl', '--skip-labels', 'PER');
    expect(skipped).toMatchObject({
      status: 0,
      json: { annotations: 1, adoption: { leftOut: { counts: [{ reason: 'skipped-label', count: 2 }] } } },
    });
  });

  it('stand by the unit that --unit says, where nothing in the files tells', () => {
    const silent = JSON.stringify({ text: '😀😀北京是中国的首都', label: [[2, 4, 'LOC']] });
    project('u.annotary', { 'u.jsonl': silent });
    const asIs = annotary('import', 'u.annotary', 'u.jsonl', '--dry-run').stdout;
    expect(asIs).toContain(
      'The offsets could as well be characters as they are seen or code points: then 1 annotation',
    );
    const said = asked('import', 'u.annotary', 'u.jsonl', '--unit', 'codepoint').json;
    expect(said).toMatchObject({ adoption: { units: [{ unit: 'codepoint', basis: 'person', doubts: [] }] } });
    annotary('export', 'u.annotary', '--format', 'csv', '--out', 'u.csv');
    expect(readFileSync(join(folder, 'u.csv'), 'utf8')).toContain(',北京,');
  });

  it.each([
    ['a unit that there is none of', ['--unit', 'letters'], /utf16, codepoint, byte, grapheme, escaped/],
    ['a label that the files have not', ['--skip-labels', 'NOPE'], /have no label “NOPE”.*PER/],
    ['a label that the project has not', ['--map', 'unknown.json'], /there is no “Nobody”/],
    ['a file that is no mapping', ['--map', 'a.jsonl'], /a\.jsonl is no mapping/],
    ['a file that is not there', ['--map', 'none.json'], /none\.json/],
  ])('are not touched by wrong use: %s', (_what, options, message) => {
    project(`w${options.join('')}.annotary`, {
      'a.jsonl': whole + whole,
      'unknown.json': '{"labels":{"PER":"Nobody"}}',
    });
    const { status, stderr } = annotary('import', `w${options.join('')}.annotary`, 'a.jsonl', ...options);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(asked('stats', `w${options.join('')}.annotary`).json).toMatchObject({ annotations: 0 });
  });

  it('give exit code 1 and a place for what the file itself got wrong; the rest comes in', () => {
    project('bad.annotary', { 'bad.jsonl': `${whole}{"text": "half\n${line([[5, 900, 'PER']])}` });
    const { status, stdout } = annotary('import', 'bad.annotary', 'bad.jsonl');
    expect(status).toBe(1);
    expect(stdout).toMatch(/bad\.jsonl, line 2/);
    expect(stdout).toMatch(/Left out: annotations that have no place in the text \(1\)/);
    expect(asked('stats', 'bad.annotary').json).toMatchObject({ annotations: 3 });
  });

  it('are read as what --format says, and by no other', () => {
    project('f.annotary', { 'a.jsonl': whole });
    const read = asked('import', 'f.annotary', 'a.jsonl', '--format', 'txt');
    expect(read.json).toMatchObject({ annotations: 0, added: [{ name: 'a.jsonl' }] });
    const wrong = asked('import', 'f.annotary', 'a.jsonl', '--format', 'nope');
    expect(wrong).toMatchObject({ status: 2, json: { error: { code: 'import/unknown-format' } } });
    expect(wrong.json.error.message).toContain('doccano');
  });
});

describe('a folder of real files', () => {
  it('of brat comes in by its pairs, and proves what it counts by its words', () => {
    const real = join(samples, 'brat/NCBI-disease');
    if (!existsSync(real)) return console.warn(`${real} is not there: no folder of real files was read.`);
    project('real.annotary', {});
    const { status, json } = asked('import', 'real.annotary', real);
    expect(json).toMatchObject({
      problems: [],
      adoption: { formats: [{ files: 4 }], documents: { added: 4, present: 0 }, leftOut: { counts: [] } },
    });
    const [unit] = json.adoption.units;
    expect(unit.quoted).toBe(json.annotations);
    expect(unit.confirmed).toBe(unit.quoted);
    expect(json.annotations).toBeGreaterThan(50);
    expect(json.added).toHaveLength(4);
    expect(status).toBe(0);
    expect(asked('check', 'real.annotary').json).toMatchObject({ sound: true, findings: [] });
  });
});
