import { describe, expect, it } from 'vitest';
import { zipOf } from '../testing/document-files.ts';
import { articleText, exportedProject, inceptionFiles, jsonCas, untouchedText } from '../testing/inception-project.ts';
import { readAnnotations, type ReadAnnotations } from './read-annotations.ts';

type Files = Record<string, string | Uint8Array>;

async function readZip(files: Files): Promise<ReadAnnotations> {
  const read = await readAnnotations({ main: 'p.zip', files: [{ path: 'p.zip', bytes: zipOf(files) }] });
  return read.ok ? read.value : expect.fail(JSON.stringify(read.error));
}

const said = ({ corpus }: ReadAnnotations) =>
  corpus.documents.map(({ name, text, annotations, links }) => ({
    name,
    text,
    annotations: annotations.map(({ annotator, label, quote }) => `${annotator ?? '–'}: ${label} ${quote}`).sort(),
    links: links.map(({ annotator, type }) => `${annotator ?? '–'}: ${type}`),
  }));

const flood = {
  name: 'flood.txt',
  text: articleText,
  annotations: [
    'Curation: PER Ada',
    'Curation: PER Bo',
    'Curation: PORT Lagos',
    'ada: LOC Lagos',
    'ada: PER Ada',
    'bo_1: PER Ada',
    'bo_1: PER Bo',
  ],
  links: ['bo_1: Knows'],
};
const untouched = { name: 'untouched.txt', text: untouchedText, annotations: [], links: [] };

const spoken = ({ faults }: ReadAnnotations, file: string) =>
  faults.filter((fault) => fault.file === file).map(({ reason }) => reason);

describe('a project of INCEpTION', () => {
  it('gives each document once, with what every annotator and the curation said of it', async () => {
    const read = await readZip(inceptionFiles());
    expect(read.format).toBe('inception');
    expect(said(read)).toEqual([flood, untouched]);
    expect([read.corpus.misfits, read.corpus.moved, read.lacking, read.unread]).toEqual([[], [], [], []]);
    expect(read.corpus.documents.map(({ file }) => file)).toEqual(['source/flood.txt', 'source/untouched.txt']);
  });

  it('links annotations of the same annotator only, though the keys of all files are alike', async () => {
    const [document] = (await readZip(inceptionFiles())).corpus.documents;
    const keys = document?.annotations.map(({ key }) => key) ?? [];
    expect(new Set(keys).size).toBe(keys.length);
    const whose = (key: string) => document?.annotations.find((one) => one.key === key)?.annotator;
    expect(document?.links.map(({ from, to }) => [whose(from.key), whose(to.key)])).toEqual([['bo_1', 'bo_1']]);
  });

  it('reads a packed CAS with the types that are packed with it', async () => {
    const [document] = (await readZip(inceptionFiles())).corpus.documents;
    // A text, though it looks like a number.
    const codes = document?.annotations.flatMap(({ attributes }) => attributes?.['code'] ?? []);
    expect(codes).toEqual(['42']);
  });

  it('says what nobody annotated, and what is there as Java objects alone, and what to do', async () => {
    const read = await readZip(inceptionFiles());
    expect(read.faults).toHaveLength(3);
    expect(spoken(read, 'annotation/untouched.txt/INITIAL_CAS.json')).toEqual([
      expect.stringContaining('annotations that it was imported with are nobody’s and are left out (1)'),
    ]);
    expect(spoken(read, 'source/scan.pdf')).toEqual([expect.stringContaining('“UIMA CAS JSON”')]);
    expect(spoken(read, 'exportedproject.json')).toEqual([
      expect.stringMatching(/^the annotations of ada are in no file .*“WebAnno TSV v3”/),
    ]);
  });

  it('describes labels by the tags of their feature, and attributes by theirs', async () => {
    const { scheme } = await readZip(inceptionFiles());
    const [layer] = scheme.layers;
    expect(layer).toEqual({
      name: 'NamedEntity',
      labels: [
        { name: 'PER', definition: 'A person by name' },
        { name: 'LOC' },
        { name: 'ORG' },
        { name: 'PORT', definition: 'Where ships land' },
      ],
      attributes: [
        { name: 'source', kind: 'one-of', options: ['own', 'other'] },
        { name: 'sure', kind: 'boolean', options: [] },
      ],
    });
  });

  it('takes a text that differs in blanks for the same, and another one for another document', async () => {
    const other = 'Ada did not meet Bo.';
    const read = await readZip({
      ...inceptionFiles(),
      'curation/flood.txt/CURATION_USER.json': jsonCas(other, {
        user: 'CURATION_USER',
        document: 'flood.txt',
        spans: [[0, 3, 'PER']],
      }),
    });
    expect(said(read).map(({ name, text }) => [name, text])).toEqual([
      ['flood.txt', articleText],
      ['flood.txt (Curation)', other],
      ['untouched.txt', untouchedText],
    ]);
    expect(spoken(read, 'curation/flood.txt/CURATION_USER.json')).toEqual([
      expect.stringContaining('a document of its own, “flood.txt (Curation)”'),
    ]);
  });

  it('may lie in a folder of its archive, be called as WebAnno calls it, and be unpacked', async () => {
    const files = Object.entries(inceptionFiles()).map(
      ([path, content]) => [`p/${path.replace('exportedproject', 'exportedproject123')}`, content] as const,
    );
    const packed = await readZip(Object.fromEntries(files));
    expect(said(packed)).toEqual([flood, untouched]);
    const bytesOf = (content: string | Uint8Array) =>
      typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const unpacked = await readAnnotations({
      main: 'p/exportedproject123.json',
      files: files.map(([path, content]) => ({ path, bytes: bytesOf(content) })),
    });
    expect(unpacked.ok && said(unpacked.value)).toEqual([flood, untouched]);
  });

  it('takes the text of a document without one of its own from those who have it whole, and not from a table of tokens', async () => {
    const { 'source/flood.txt': _left, 'source/untouched.txt': _out, ...files } = inceptionFiles();
    const read = await readZip(files);
    expect(said(read)).toEqual([flood, untouched]);
    expect(read.corpus.documents[0]?.file).toBe('annotation/flood.txt/bo_1.zip/bo_1.xmi');
  });

  it('comes from the export of one document as well, a CAS packed with its types', async () => {
    const { 'annotation/flood.txt/bo_1.zip': bytes = '' } = inceptionFiles();
    if (typeof bytes === 'string') expect.fail('it is an archive');
    const read = await readAnnotations({ main: 'bo.zip', files: [{ path: 'bo.zip', bytes }] });
    if (!read.ok) expect.fail(JSON.stringify(read.error));
    const [document] = read.value.corpus.documents;
    expect([read.value.format, read.value.unread, document?.annotations.length, document?.links.length]).toEqual([
      'uima-xmi',
      [],
      2,
      1,
    ]);
  });

  it('comes from the export of the curated documents alone, too, where there is no project file', async () => {
    const { 'curation/flood.txt/CURATION_USER.json': curated = '' } = inceptionFiles();
    const read = await readZip({ 'curation/flood.txt/CURATION_USER.json': curated });
    expect(read.format).toBe('uima-json');
    expect(said(read)).toEqual([
      { ...flood, annotations: flood.annotations.filter((one) => one.startsWith('Curation')), links: [] },
    ]);
  });
});

describe('files of several annotators without their project', () => {
  const of = (user: string, end: number) =>
    jsonCas(articleText, { user, document: 'flood.txt', spans: [[0, end, 'PER']] });
  const files = { 'annotation/flood.txt/ada.json': of('ada', 3), 'annotation/flood.txt/bo.json': of('bo', 6) };

  it('are told apart, though their documents and keys are called the same', async () => {
    const read = await readZip(files);
    expect(said(read).map(({ name, annotations }) => [name, annotations])).toEqual([
      ['flood.txt', ['ada: PER Ada']],
      ['flood.txt (2)', ['bo: PER Ada 😀']],
    ]);
    expect(read.corpus.documents.every(({ text }) => text === articleText)).toBe(true);
  });
});

describe('a project of INCEpTION that is not as it should be', () => {
  const project = (more: object) => JSON.stringify({ ...exportedProject, ...more });

  it.each([
    ['half', '{"name": "x", "source_documents": [', 'its end'],
    ['without documents', '{"name": "x", "source_documents": {}}', 'source_documents'],
    ['with an own __proto__', '{"source_documents": [], "__proto__": {}}', 'the file'],
  ])('is refused with file and place: %s', async (_what, text, place) => {
    const bytes = zipOf({ ...inceptionFiles(), 'exportedproject.json': text });
    const read = await readAnnotations({ main: 'p.zip', files: [{ path: 'p.zip', bytes }] });
    const params = { file: 'exportedproject.json', place: expect.stringMatching(new RegExp(`${place}|line 1`)) };
    expect(read).toMatchObject({ ok: false, error: { code: 'import/damaged', params } });
  });

  it('comes in where what it says of layers, tags and people is nothing', async () => {
    const odd = {
      layers: [7, { name: 'x.Y', features: 'all' }, {}],
      tag_sets: [null],
      annotation_documents: [{}, 'x'],
    };
    const read = await readZip({ ...inceptionFiles(), 'exportedproject.json': project(odd) });
    // Of “bo_1” nobody knows any more that it is no number behind a name, but a file that says nothing else is called so.
    expect(said(read)[0]?.annotations).toHaveLength(7);
  });

  it('keeps the work of others where one file is damaged, and says which', async () => {
    const read = await readZip({
      ...inceptionFiles(),
      'annotation/flood.txt/bo_1.zip': zipOf({ a: 'x' }).slice(0, 30),
      'curation/flood.txt/CURATION_USER.json': '{"%TYPES": {',
      'annotation/flood.txt/eve.bin': 'nobody knows',
    });
    expect(said(read)[0]?.annotations).toEqual(['ada: LOC Lagos', 'ada: PER Ada']);
    expect(spoken(read, 'annotation/flood.txt/bo_1.zip')).toHaveLength(1);
    expect(spoken(read, 'curation/flood.txt/CURATION_USER.json')).toEqual([expect.stringContaining('no JSON')]);
    expect(spoken(read, 'annotation/flood.txt/eve.bin')).toEqual([
      expect.stringContaining('no format that can be read'),
    ]);
  });

  it('unpacks archives in it within one budget, and none in these', async () => {
    const zeros = new Uint8Array(200 * 2 ** 20);
    const bomb = zipOf({ 'a.xmi': zeros });
    const inner = zipOf({ 'TypeSystem.xml': '<a/>', 'b.zip': zipOf({ 'c.xmi': 'x' }) });
    const read = await readZip({
      ...inceptionFiles(),
      'annotation/flood.txt/eve.zip': bomb,
      'annotation/untouched.txt/eve.zip': inner,
    });
    expect(said(read)[0]).toEqual(flood);
    expect(spoken(read, 'annotation/flood.txt/eve.zip')).toEqual([expect.stringContaining('times')]);
    expect(spoken(read, 'annotation/untouched.txt/eve.zip/b.zip')).toHaveLength(1);
  });

  it('leads nowhere: a path out of an archive in it keeps that archive out', async () => {
    const read = await readZip({ ...inceptionFiles(), 'annotation/flood.txt/eve.zip': zipOf({ '../../x.xmi': 'x' }) });
    expect(said(read)[0]).toEqual(flood);
    expect(spoken(read, 'annotation/flood.txt/eve.zip')).toHaveLength(1);
  });
});
