import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { CommandId } from '#shared/domain/ids.ts';
import { noMapping } from '#shared/formats/exchange/label-mapping.ts';
import { unpackAnnotations } from '#shared/api/packed-annotations.ts';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { zipOf } from '../../../testing/document-files.ts';
import { TestProject, valueOf } from '../import-test-project.ts';

// What becomes of files that were chosen together: which of them are looked at, and what they say about one another.

class Pipeline extends TestProject {
  looked = 0;

  static async open(): Promise<Pipeline> {
    const project = new Pipeline();
    await project.create();
    project.services.on('import.progress', ({ looking }) => {
      if (looking === true) project.looked += 1;
    });
    return project;
  }

  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(this.path(name)), { recursive: true });
      writeFileSync(this.path(name), content);
    }
  }

  async inspect(...names: string[]) {
    const paths = names.map((name) => this.path(name));
    return valueOf(await this.services.call('import.annotations-inspect', { paths }));
  }

  async documents() {
    const list = unpackDocuments(valueOf(await this.services.call('documents.list', {})));
    const opened = list.map(async ({ document: { id, name } }) => {
      const { annotations, content, links } = valueOf(await this.services.call('document.open', { id }));
      return { name, annotations: unpackAnnotations(annotations, id, content.text), links };
    });
    return Promise.all(opened);
  }

  async codebook() {
    return valueOf(await this.services.call('project.current', {}))?.codebook;
  }

  async undo(digit: number): Promise<void> {
    const id = CommandId.parse(`00000000-0000-4000-8000-00000000000${digit}`);
    valueOf(await this.services.call('history.undo', { id }));
  }
}

const row = (id: number, start: number, words: string): string =>
  `T${id}\tPerson ${start} ${start + words.length}\t${words}\n`;

describe('files that were looked at', () => {
  it('are not looked at again when they come in, as long as none has changed', async () => {
    await using project = await Pipeline.open();
    project.write({ 'f/a.txt': 'Ada', 'f/b.txt': 'Bo' });
    expect(await project.inspect('f')).toBeNull();
    const before = project.looked;
    expect((await project.importFiles('f')).added).toHaveLength(2);
    expect([before > 0, project.looked]).toEqual([true, before]);
  });

  it('are looked at again where one has come, gone or changed', async () => {
    await using project = await Pipeline.open();
    project.write({ 'f/a.txt': 'Ada' });
    expect(await project.inspect('f')).toBeNull();
    project.write({ 'f/a.ann': row(1, 0, 'Ada') });
    const before = project.looked;
    expect(await project.importFiles('f')).toMatchObject({ annotations: 1, problems: [] });
    expect(project.looked).toBeGreaterThan(before);
  });

  it.each(['f/a.ann', 'f/a.txt'])('do not come in otherwise than they were shown: %s', async (name) => {
    await using project = await Pipeline.open();
    project.write({ 'f/a.txt': 'Ada', 'f/a.ann': row(1, 0, 'Ada') });
    const shown = await project.inspect('f');
    utimesSync(project.path(name), 1, 1);
    const token = shown?.token ?? '';
    const run = await project.services.call('import.annotations-run', { token, mapping: noMapping });
    expect(run).toEqual({ ok: false, error: { code: 'import/files-changed', params: { file: name.slice(2) } } });
    expect(await project.documents()).toEqual([]);
  });
});

describe('files of one program', () => {
  // In code points and in UTF-16 units, 2 to 3 is an “a”.
  const either = { txt: '😀aaaa', ann: row(1, 2, 'a') };
  const inUtf16 = { txt: '😀😀 Ada met Bo.', ann: row(1, 5, 'Ada') + row(2, 13, 'Bo') };
  const inCodePoints = { txt: '😀😀😀 Ada met Bo.', ann: row(1, 4, 'Ada') + row(2, 12, 'Bo') };
  const files = (folder: string, all: Readonly<Record<string, { txt: string; ann: string }>>) =>
    Object.fromEntries(
      Object.entries(all).flatMap(([name, { txt, ann }]) => [
        [`${folder}${name}.txt`, txt],
        [`${folder}${name}.ann`, ann],
      ]),
    );
  const placesOf = async (project: Pipeline) =>
    (await project.documents()).map(({ name, annotations }) => [name, annotations.map(({ spans }) => spans[0]?.start)]);

  it('count alike: what the others show decides for a file that shows nothing', async () => {
    await using project = await Pipeline.open();
    project.write(files('f/', { a: either, b: inUtf16, c: { txt: 'Only ASCII', ann: row(1, 0, 'Only') } }));
    const { adoption } = await project.importFiles('f');
    expect(await placesOf(project)).toEqual([
      ['a.txt', [2]],
      ['b.txt', [5, 13]],
      ['c.txt', [0]],
    ]);
    expect(adoption?.units).toMatchObject([{ unit: 'utf16', documents: 3, quoted: 4, confirmed: 4 }]);
    expect(adoption?.moved.count).toBe(0);
  });

  it('keep their own way where their words contradict the others, and other folders decide nothing', async () => {
    await using project = await Pipeline.open();
    project.write(files('f/', { b: inUtf16, c: { ...inUtf16, txt: '😀😀 Ada met Bo!' }, d: inCodePoints }));
    project.write(files('g/', { a: either }));
    const { adoption } = await project.importFiles('f', 'g');
    expect(adoption?.moved.count).toBe(0);
    expect(Object.fromEntries(await placesOf(project))).toMatchObject({ 'd.txt': [7, 15], 'a.txt': [3] });
    expect(adoption?.units.map(({ unit, documents }) => [unit, documents])).toEqual([
      ['utf16', 2],
      ['codepoint', 2],
    ]);
  });

  it('leave nothing in doubt that one of them tells, and a person what none of them does', async () => {
    await using project = await Pipeline.open();
    const silent = { text: '😀😀北京是中国的首都，上海是大城市', label: [[2, 4, 'LOC']] };
    const telling = { text: '😀😀😀 Ada met Bo.', label: [[4, 7, 'PER']] };
    project.write({ 'f/a.jsonl': JSON.stringify(silent), 'g/a.jsonl': JSON.stringify(silent) });
    project.write({ 'f/b.jsonl': JSON.stringify(telling) });
    const together = await project.inspect('f');
    expect(together?.report.units.map(({ unit, basis, doubts }) => [unit, basis, doubts])).toEqual([
      ['grapheme', 'edges', []],
    ]);
    const alone = await project.inspect('g');
    expect(alone?.report.units).toMatchObject([
      {
        unit: 'utf16',
        basis: 'habit',
        doubts: [
          { unit: 'grapheme', annotations: 1 },
          { unit: 'codepoint', annotations: 1 },
        ],
      },
    ]);
    const paths = [project.path('g')];
    const inspected = valueOf(await project.services.call('import.annotations-inspect', { paths, unit: 'codepoint' }));
    expect(inspected?.report.units).toMatchObject([{ unit: 'codepoint', basis: 'person', doubts: [] }]);
    const { token = '' } = inspected ?? {};
    valueOf(await project.services.call('import.annotations-run', { token, mapping: noMapping }));
    expect(await placesOf(project)).toEqual([['a.jsonl 1', [4]]]);
  });

  it('are pooled in an archive, too, also where most of them show nothing', async () => {
    await using project = await Pipeline.open();
    const rows = Array.from({ length: 20 }, (_, index) => row(index, 0, 'Ada')).join('');
    const plain = Array.from({ length: 150 }, (_, index) => [
      `p${index}`,
      { txt: `Ada is number ${index}.`, ann: rows },
    ]);
    project.write({ 'all.zip': zipOf(files('', { ...Object.fromEntries(plain), x: either, y: inUtf16 })) });
    await project.importFiles('all.zip');
    expect(Object.fromEntries(await placesOf(project))).toMatchObject({ 'x.txt': [2], 'y.txt': [5, 13] });
  });
});

describe('an archive', () => {
  /** The archive of a project for qualitative research, and what is in it. */
  async function exported(): Promise<{ readonly archive: Uint8Array; readonly inside: Record<string, Uint8Array> }> {
    await using project = await Pipeline.open();
    project.write({ 'c.jsonl': '{"text":"Ada met Bo.","label":[[0,11,"Claim"]]}\n' });
    await project.importFiles('c.jsonl');
    valueOf(await project.export('p.qdpx', 'qdpx'));
    const archive = new Uint8Array(readFileSync(project.path('p.qdpx')));
    return { archive, inside: unzipSync(archive) };
  }
  const within = (folder: string, files: Readonly<Record<string, Uint8Array>>) =>
    Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`${folder}/${path}`, bytes]));

  it('is one import with the same project beside it, and says so', async () => {
    const { archive, inside } = await exported();
    await using project = await Pipeline.open();
    project.write({ 'q/p.qdpx': archive, ...within('q', inside) });
    const { adoption, added, problems } = await project.importFiles('q');
    expect(problems).toEqual([]);
    expect(added).toHaveLength(1);
    expect((await project.documents()).map(({ annotations }) => annotations.length)).toEqual([1]);
    expect(adoption?.leftOut).toEqual({
      counts: [{ reason: 'same-export', count: 1 }],
      first: [{ reason: 'same-export', file: 'project.qde', place: 'p.qdpx', words: '' }],
    });
  });

  it('unpacked takes its own texts, and leaves articles beside it what they are', async () => {
    const { inside } = await exported();
    await using project = await Pipeline.open();
    project.write({ ...within('q', inside), 'q/article.txt': 'Words.' });
    const { adoption, added } = await project.importFiles('q');
    expect(adoption?.annotations.added).toBe(1);
    expect(added.map(({ name }) => name)).toContain('article.txt');
    expect(added).toHaveLength(2);
  });

  it('is read by what is in it alone, and needs nothing beside it', async () => {
    const { archive, inside } = await exported();
    await using project = await Pipeline.open();
    const { 'project.qde': _without, ...texts } = inside;
    project.write({ 'q/p.qdpx': archive, ...within('q', texts), 'q/other.txt': 'An article.' });
    const { adoption, added } = await project.importFiles('q');
    expect(adoption).toMatchObject({ annotations: { added: 1 }, leftOut: { counts: [] } });
    expect(added.map(({ name }) => name)).toContain('other.txt');
  });
});

describe('what lies in a folder and is no document', () => {
  const beside = {
    'f/README.md': '# About',
    'f/annotation.conf': '[entities]\nPerson\n',
    'f/kb_shortcuts.conf': 'P\tPerson\n',
    'f/tools.conf': '[options]\n',
    'f/metadata.tsv': 'name\tdate\na\t2020\n',
    'f/TypeSystem.xml': '<typeSystemDescription/>',
  };

  it('is passed over and named, beside articles as beside annotations', async () => {
    await using project = await Pipeline.open();
    project.write({ ...beside, 'f/article.txt': 'Words.' });
    const articles = await project.importFiles('f');
    expect(articles.added.map(({ name }) => name)).toEqual(['article.txt']);
    expect(articles).toMatchObject({ problems: [], passedOver: { count: 6 } });
    project.write({ 'f/a.txt': 'Ada', 'f/a.ann': row(1, 0, 'Ada') });
    const shown = await project.inspect('f');
    // annotation.conf belongs to the annotations.
    expect(shown?.passedOver.first).toEqual([
      'README.md',
      'TypeSystem.xml',
      'kb_shortcuts.conf',
      'metadata.tsv',
      'tools.conf',
    ]);
    expect(shown?.others).toBe(1);
  });

  it('comes in where the file itself is chosen', async () => {
    await using project = await Pipeline.open();
    project.write(beside);
    const report = await project.importFiles('f/README.md', 'f/tools.conf');
    expect(report.added.map(({ name }) => name)).toEqual(['README.md', 'tools.conf']);
    expect(report.passedOver).toBeUndefined();
  });
});

describe('a table', () => {
  it.each([
    ['columns of offsets', 'x.csv', 'document,start,end,label\na.txt,0,3,Person\n', true],
    ['columns of tokens', 'x.tsv', 'token\ttag\nAda\tB-PER\nmet\tO\n', true],
    ['texts', 'x.csv', 'title,text,start,end\nA,Some words,08:00,09:00\n', false],
    ['texts with labels', 'x.tsv', 'text\tlabel\nSome words\tpositive\n', false],
  ])('with %s is told by its columns', async (_what, name, content, isAnnotations) => {
    await using project = await Pipeline.open();
    project.write({ [name]: content });
    expect((await project.inspect(name)) !== null).toBe(isAnnotations);
  });

  it('is one of articles where a person says what its columns are', async () => {
    await using project = await Pipeline.open();
    project.write({ 'x.csv': 'document,start,end,label\na.txt,0,3,Some words\n' });
    const input = { paths: [project.path('x.csv')], columns: { text: 'label' } };
    expect(valueOf(await project.services.call('import.annotations-inspect', input))).toBeNull();
    const report = valueOf(await project.services.call('import.paths', input));
    expect(report).toMatchObject({ problems: [], added: [{}] });
    expect(report.adoption).toBeUndefined();
  });
});

describe('the number of the codebook', () => {
  const corpus = (label: string) => `{"text":"Ada met Bo.","label":[[0,3,"${label}"]]}\n`;

  it('is after an undo what it was before, also in an export', async () => {
    await using project = await Pipeline.open();
    project.write({ 'a.jsonl': corpus('Wizard') });
    const manifest = async (name: string): Promise<unknown> => {
      valueOf(await project.export(name, 'doccano', { choices: {} }));
      return JSON.parse(project.text(`${name}.manifest.json`))['codebook'];
    };
    const before = await manifest('before.jsonl');
    await project.importFiles('a.jsonl');
    expect((await project.codebook())?.version).toBe(2);
    await project.undo(1);
    expect((await project.codebook())?.version).toBe(1);
    expect(await manifest('after.jsonl')).toEqual(before);
  });

  it('is given to no other content, and annotations name the one that they were made under', async () => {
    await using project = await Pipeline.open();
    project.write({ 'a.jsonl': corpus('Wizard'), 'b.jsonl': corpus('Witch') });
    await project.importFiles('a.jsonl');
    await project.undo(1);
    await project.importFiles('b.jsonl');
    expect((await project.codebook())?.version).toBe(3);
    expect((await project.documents())[0]?.annotations.map(({ codebookVersion }) => codebookVersion)).toEqual([3]);
    await project.undo(2);
    await project.importFiles('a.jsonl');
    expect((await project.codebook())?.version).toBe(2);
  });
});

describe('a large import', () => {
  const text = 'Ada met Bo in Lagos. '.repeat(50);
  const rows = Array.from({ length: 40 }, (_, id) => {
    const label = Array.from({ length: 50 }, (_row, index) => [index * 21, index * 21 + 3, 'Claim']);
    return JSON.stringify({ id, text: `${text}${id}`, label });
  });

  it('is written in steps that are one for undo, and names what it is at', async () => {
    await using project = await Pipeline.open();
    project.write({ 'c.jsonl': rows.join('\n') });
    let steps = 0;
    const told = new Set<string>();
    project.services.on('project.changed', () => (steps += 1));
    project.services.on('import.progress', ({ file }) => told.add(file));
    const report = await project.importFiles('c.jsonl');
    expect(report).toMatchObject({ annotations: 2000, cancelled: false, problems: [] });
    expect(steps).toBeGreaterThan(3);
    expect([...told]).toEqual(expect.arrayContaining(['c.jsonl', expect.stringMatching(/^c\.jsonl \d/)]));
    await project.undo(1);
    expect(await project.documents()).toEqual([]);
  });

  it('can be cancelled while it is written: whole documents stay, and the same files bring the rest', async () => {
    await using project = await Pipeline.open();
    project.write({ 'c.jsonl': rows.join('\n') });
    let isBegun = false;
    const stop = project.services.on('import.progress', ({ looking }) => {
      if (looking === true || isBegun) return;
      isBegun = true;
      setImmediate(() => void project.services.call('import.cancel', {}));
    });
    const report = await project.importFiles('c.jsonl');
    const came = await project.documents();
    expect(report).toMatchObject({ cancelled: true, remaining: 40 - came.length, annotations: came.length * 50 });
    expect(report.added).toHaveLength(came.length);
    expect(came.length).toBeLessThan(40);
    expect(new Set(came.map(({ annotations }) => annotations.length)).size).toBeLessThanOrEqual(1);
    stop();
    await project.importFiles('c.jsonl');
    expect((await project.documents()).map(({ annotations }) => annotations.length)).toEqual(Array(40).fill(50));
  });
});

it('finds what numbers of tags stand for in the folder above, chosen or not', async () => {
  const names = { feature: { names: ['O', 'B-PER'], _type: 'ClassLabel' }, _type: 'Sequence' };
  for (const chosen of ['set', 'set/data', 'set/data/train.jsonl']) {
    await using project = await Pipeline.open();
    project.write({
      'set/dataset_infos.json': JSON.stringify({ default: { features: { ner_tags: names } } }),
      'set/data/train.jsonl': JSON.stringify({ tokens: ['Ada', 'left'], ner_tags: [1, 0] }),
    });
    const { adoption, added } = await project.importFiles(chosen);
    expect([added.length, adoption?.annotations.added]).toEqual([1, 1]);
  }
});

it('names what a file says of a text as a whole, where the project has the text already', async () => {
  await using project = await Pipeline.open();
  project.write({ 't.txt': 'Ada met Bo.', 'a.jsonl': JSON.stringify({ text: 'Ada met Bo.', label: ['Politics'] }) });
  await project.importFiles('t.txt');
  const { adoption } = await project.importFiles('a.jsonl');
  expect(adoption?.documents).toEqual({ added: 0, present: 1 });
  expect(adoption?.leftOut.first.map(({ words }) => words)).toEqual([
    'label = Politics, and the document that is there already stays as it is',
  ]);
});

it('names what the second of two annotators says of one text as a whole', async () => {
  await using project = await Pipeline.open();
  const file = (label: string): string => JSON.stringify({ text: 'Ada met Bo.', label: [label] });
  project.write({ 'cls.zip': zipOf({ 'ada.jsonl': file('positive'), 'bob.jsonl': file('negative') }) });
  const { added, adoption } = await project.importFiles('cls.zip');
  expect(added).toHaveLength(1);
  expect(adoption?.leftOut.first.map(({ words }) => words)).toEqual([
    'label = negative, and the document that is there already stays as it is',
  ]);
});
