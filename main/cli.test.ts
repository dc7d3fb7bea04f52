import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

// Every call starts a process; a busy machine takes a second for each.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cli = new URL('cli.ts', import.meta.url).pathname;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'annotary-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function annotary(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** What the commands print with --json, as far as the tests look at it. */
interface Printed {
  readonly added: readonly { readonly name: string; readonly encoding: string }[];
  readonly problems: readonly unknown[];
  readonly annotations: number;
  readonly documents: readonly { readonly name: string; readonly length: number; readonly title: string }[];
  readonly files: readonly unknown[];
  readonly path: string;
  readonly error: { readonly code: string; readonly message: string };
}

/** The one object that --json prints. */
function asked(...args: string[]): Printed {
  const { stdout, stderr } = annotary(...args, '--json');
  expect(stderr).toBe('');
  // Each command prints some of it; the assertions find out.
  return JSON.parse(stdout) as Printed;
}

const path = (name: string) => join(folder, name);

const files: readonly (readonly [name: string, bytes: Buffer, encoding: string])[] = [
  ['emoji.md', Buffer.from('# 😀 Title\r\n\r\nA *word*, é, e\u0301.\r\n'), 'utf-8'],
  ['crlf.txt', Buffer.from('One.\r\nTwo.\r\n'), 'utf-8'],
  ['bom.txt', Buffer.from('\ufeffWith a mark.\n'), 'utf-8'],
  ['le.txt', Buffer.from('\ufeffLittle 👩‍👩‍👧 end\r\n', 'utf16le'), 'utf-16le'],
  ['be.txt', Buffer.from('\ufeffBig end\r\n', 'utf16le').swap16(), 'utf-16be'],
  [
    'western.txt',
    Buffer.from('Le café était fermé, l\x92été était fini. Déjà vu à Orléans.', 'latin1'),
    'windows-1252',
  ],
  ['page.html', Buffer.from('<html><body><p>A <b>page</b>.</p></body></html>'), 'utf-8'],
];

describe('the way of a dataset', () => {
  it('imports, lists, exports and checks', () => {
    expect(annotary('new', 'way.annotary', '--annotator', 'Ada').status).toBe(0);
    for (const [name, bytes] of files) writeFileSync(path(name), bytes);
    const names = files.map(([name]) => name);
    const report = asked('import', 'way.annotary', ...names);
    expect(report.problems).toEqual([]);
    expect(report.added.map(({ name, encoding }) => [name, encoding])).toEqual(
      files.map(([name, , encoding]) => [name, encoding]),
    );

    const list = asked('list', 'way.annotary');
    expect(list.documents.map(({ name, length }) => [name, length])).toContainEqual([
      'emoji.md',
      Array.from('# 😀 Title\r\n\r\nA *word*, é, e\u0301.\r\n').length,
    ]);
    expect(list.documents.find(({ name }) => name === 'emoji.md')?.title).toBe('😀 Title');
    expect(asked('check', 'way.annotary')).toMatchObject({ sound: true, findings: [] });
    expect(asked('export', 'way.annotary', '--format', 'csv', '--out', 'way').files).toHaveLength(8);
  });

  it('writes offsets that Python agrees with, in the bundle and in the flat table', () => {
    expect(annotary('new', 'sample.annotary', '--sample').status).toBe(0);
    asked('export', 'sample.annotary', '--format', 'json', '--out', 'sample.json');
    asked('export', 'sample.annotary', '--format', 'csv', '--out', 'bundle');
    asked('export', 'sample.annotary', '--format', 'csv', '--out', 'flat.csv');
    const script = `
import csv, json, sys
project = json.load(open('sample.json', encoding='utf-8', newline=''))
texts = {d['id']: d['text'] for d in project['documents']}
compared = 0
for name in ('bundle/mentions.csv', 'bundle/claims.csv', 'flat.csv'):
    for row in csv.DictReader(open(name, encoding='utf-8', newline='')):
        text = texts[row['document_id']]
        assert text[int(row['start']):int(row['end'])] == row['text'], (name, row)
        parts = [text[int(s.split(':')[0]):int(s.split(':')[1])] for s in row['spans'].split(';')]
        assert parts[0] == row['text'][:len(parts[0])]
        compared += 1
for row in csv.DictReader(open('bundle/documents.csv', encoding='utf-8', newline='')):
    assert len(texts[row['document_id']]) == int(row['length'])
print(compared)`;
    const { error, stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', script], { cwd: folder, encoding: 'utf8' });
    if (error) throw new Error('This test compares with Python: /usr/bin/python3 is needed.', { cause: error });
    expect([stdout.trim(), stderr]).toEqual(['298', '']);
  });

  it('brings a project back from its JSON, byte for byte, and as the published schema says', () => {
    asked('new', 'again.annotary', '--annotator', 'Somebody else');
    const report = asked('import', 'again.annotary', 'sample.json');
    expect(report.annotations).toBe(149);
    asked('export', 'again.annotary', '--format', 'json', '--out', 'again.json');
    expect(readFileSync(path('again.json')).equals(readFileSync(path('sample.json')))).toBe(true);

    const schema: object = JSON.parse(readFileSync(new URL('../docs/annotary.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    validate(JSON.parse(readFileSync(path('sample.json'), 'utf8')));
    expect(validate.errors).toBeNull();
  });

  it('backs up and restores', () => {
    const { path: backup } = asked('backup', 'sample.annotary');
    rmSync(path('sample.annotary'));
    expect(asked('restore', backup)).toMatchObject({ path: path('sample.annotary') });
    expect(asked('stats', 'sample.annotary')).toMatchObject({ documents: 6, annotations: 149 });
  });

  it('imports with a chosen encoding, and says which', () => {
    writeFileSync(path('koi.txt'), Buffer.from('f0d2c9d7c5d4', 'hex'));
    const { added } = asked('import', 'way.annotary', 'koi.txt', '--encoding', 'KOI8-R');
    expect(added[0]?.encoding).toBe('koi8-r');
  });

  it('imports a table of articles by the columns that were named', () => {
    writeFileSync(path('table.csv'), 'id,head,body,place\n7,"A, B",Words,Here\n8,C,More,There\n');
    expect(annotary('new', 'table.annotary').status).toBe(0);
    const { added } = asked('import', 'table.annotary', 'table.csv', '--columns', 'text=body,title=head');
    expect(added.map(({ name }) => name)).toEqual(['7', '8']);
    expect(asked('list', 'table.annotary').documents.map(({ title }) => title)).toEqual(['A, B', 'C']);
    expect(asked('check', 'table.annotary')).toMatchObject({ sound: true });
  });

  it('imports a table of annotations by the columns that were named', () => {
    writeFileSync(path('coded.csv'), 'Datei;Von;Bis;Kode;Rest\nland.txt;0;6;Port;x\nland.txt;0;6;Person;y\n');
    writeFileSync(path('land.txt'), 'Landau, by the sea.');
    expect(annotary('new', 'coded.annotary').status).toBe(0);
    asked('import', 'coded.annotary', 'land.txt');
    const columns = 'document=Datei,start=Von,end=Bis,label=Kode,ignore=Rest';
    expect(asked('import', 'coded.annotary', 'coded.csv', '--columns', columns)).toMatchObject({
      annotations: 2,
      problems: [],
    });
    const wrong = asked('import', 'coded.annotary', 'coded.csv', '--columns', 'document=Datei,quote=Words');
    expect(wrong).toMatchObject({ problems: [{ code: 'import/no-column' }] });
    expect(asked('check', 'coded.annotary')).toMatchObject({ sound: true });
  });
});

describe('a wrong option', () => {
  it.each<[string[], RegExp]>([
    [['quotations', 'a', '--older-versions'], /“quotations” has no option --older-versions.*--format, --out, --excel/],
    [['list', 'a', '-x'], /“list” has no option -x/],
    [['matrix', 'a', '--format'], /--format needs a value\. Usage: annotary matrix/],
    [['matrix', 'a', '--out', '--excel'], /--out needs a value/],
    [['matrix', 'a', '--excel=yes'], /--excel takes no value/],
  ])('is named, with those that the command has: %s', (args, message) => {
    const { status, stderr } = annotary(...args);
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('exit codes', () => {
  beforeAll(() => {
    annotary('new', 'codes.annotary');
    writeFileSync(path('ok.txt'), 'Fine text.');
    writeFileSync(path('bad.txt'), Buffer.from('89504e470d0a1a0a', 'hex'));
    writeFileSync(path('no-project'), 'no project at all');
  });

  it.each<[string[], number]>([
    [['--help'], 0],
    [['export', '--help'], 0],
    [['formats'], 0],
    [['list', 'codes.annotary'], 0],
    [['import', 'codes.annotary', 'ok.txt'], 0],
    [['import', 'codes.annotary', 'bad.txt'], 1],
    [['import', 'codes.annotary', 'not-there.txt'], 1],
    [['export', 'codes.annotary', '--format', 'json', '--out', 'none/x.json'], 1],
    [[], 2],
    [['frobnicate'], 2],
    [['list'], 2],
    [['list', 'a', 'b'], 2],
    [['list', 'codes.annotary', '--unknown'], 2],
    [['list', 'missing.annotary'], 2],
    [['list', 'no-project'], 2],
    [['new', 'codes.annotary'], 2],
    [['import', 'codes.annotary'], 2],
    [['import', 'codes.annotary', 'ok.txt', '--encoding', 'ebcdic'], 2],
    [['import', 'codes.annotary', 'ok.txt', '--columns', 'body'], 2],
    [['import', 'codes.annotary', 'ok.txt', '--format', 'xyz'], 2],
    [['export', 'codes.annotary', '--format', 'csv'], 2],
    [['export', 'codes.annotary', '--out', 'x'], 2],
    [['export', 'codes.annotary', '--format', 'xyz', '--out', 'x'], 2],
    [['export', 'codes.annotary', '--format', 'csv', '--out', 'x.csv', '--offsets', 'bytes'], 2],
    [['export', 'codes.annotary', '--format', 'csv', '--out', 'ok.txt'], 2],
    [['list', '.'], 2],
    [['new', 'nobody.annotary', '--annotator', ''], 2],
    [['export', 'codes.annotary', '--format', 'json', '--out', 'codes.annotary'], 2],
    [['export', 'codes.annotary', '--format', 'json', '--out', 'folder/'], 2],
    [['restore', 'not-there.annotary'], 2],
  ])('annotary %j leaves with %i', (args, code) => {
    const { status, stdout, stderr } = annotary(...args);
    expect([status, stdout + stderr]).toEqual([code, expect.stringMatching(/\S/)]);
  });

  it.each([['list', 'missing.annotary'], ['frobnicate'], ['list', 'codes.annotary', '--unknown']])(
    'with --json the error of %s %s is one object',
    (...args) => {
      const { error } = asked(...args);
      expect(error.code).toMatch(/^(cli|project)\//);
      expect(error.message).toMatch(/\w/);
    },
  );

  it('does not mind a reader who leaves early', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" formats | head -c 1`], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('suggest', () => {
  it('prints what might be labelled, with rules for this time, and changes nothing', () => {
    annotary('new', 'suggest.annotary', '--annotator', 'Ada');
    writeFileSync(path('board.txt'), '👩‍🚒 The Velda board met on 9 March 2024 for $3 million.');
    annotary('import', 'suggest.annotary', 'board.txt');
    writeFileSync(path('names.txt'), 'Velda board\n');
    const rules = ['--rules', 'names.txt', '--label', 'Organization'];
    const { stdout, status } = annotary('suggest', 'suggest.annotary', '--from', 'dates,money', ...rules);
    expect(status).toBe(0);
    // Offsets in code points: the firefighter has three.
    expect(stdout).toContain('8-19  Organization  0.8  Velda board  (In the list “names”: Velda board)');
    expect(stdout).toContain('27-39  Date  0.9  9 March 2024  (Written as a date)');
    expect(stdout).toContain('Suggestions: 3, in documents: 1, problems: 0.');
    expect(asked('list', 'suggest.annotary').documents).toMatchObject([{ annotations: 0 }]);
  });

  it('tells of a rule that cannot be used, and refuses what is none', () => {
    writeFileSync(path('slow.json'), JSON.stringify([{ name: 'Broken', label: 'Person', pattern: '(' }]));
    const { stdout, status } = annotary('suggest', 'suggest.annotary', '--rules', 'slow.json');
    expect(status).toBe(1);
    expect(stdout).toContain('The pattern of “Broken” cannot be used: Unterminated group');
    expect(annotary('suggest', 'suggest.annotary', '--from', 'dreams').status).toBe(2);
    expect(annotary('suggest', 'suggest.annotary', '--rules', 'names.txt').stderr).toContain('--label');
    writeFileSync(path('none.json'), JSON.stringify([{ name: 'Both', label: 'Person', pattern: 'x', terms: ['x'] }]));
    expect(annotary('suggest', 'suggest.annotary', '--rules', 'none.json').stderr).toContain(
      'either terms or a pattern',
    );
  });
});
