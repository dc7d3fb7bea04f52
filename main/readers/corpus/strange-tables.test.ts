import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { previewTable } from '../preview-table.ts';
import { readFile } from '../read-file.ts';
import { zipOf } from '../../testing/document-files.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const long = 'Some text of an article that is there and is longer than any name of a column would ever be.';

async function read(fileName: string, content: string | Uint8Array, columns = {}) {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  const result = await readFile({ fileName, bytes, columns });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function textsOf(fileName: string, content: string | Uint8Array, columns = {}) {
  const { documents } = await read(fileName, content, columns);
  return documents.map(({ name, metadata: { title }, content: { text } }) => [name, title, text]);
}

async function codeOf(fileName: string, content: string | Uint8Array) {
  const result = await readFile({ fileName, bytes: typeof content === 'string' ? bytesOf(content) : content });
  return result.ok ? undefined : result.error.code;
}

describe('a table of articles', () => {
  it('may begin with the line in which Excel names the separator', async () => {
    const rows = 'Title;Text\r\nA;"one; two"\r\nB;three\r\n';
    const expected = [
      ['c 1', 'A', 'one; two'],
      ['c 2', 'B', 'three'],
    ];
    expect(await textsOf('c.csv', `sep=;\r\n${rows}`)).toEqual(expected);
    expect(await textsOf('c.tsv', `\ufeffsep=;\n${rows}`)).toEqual(expected);
    const open = await readFile({ fileName: 'c.csv', bytes: bytesOf('sep=;\ntext;b\nx;"open\n') });
    expect(open).toMatchObject({ ok: false, error: { params: { place: 'line 3' } } });
  });

  it('may have no names of columns: then its first row is an article, unless a person says otherwise', async () => {
    const csv = `A first title,2024-03-05,"${long}"\nB,2024-03-06,"Other. ${long}"\n`;
    const { documents } = await read('c.csv', csv);
    expect(documents.map(({ part, content: { text } }) => [part, text])).toEqual([
      ['1', long],
      ['2', `Other. ${long}`],
    ]);
    expect(documents.map(({ notes = [] }) => notes.map(({ key }) => key))).toEqual([['reader.note.no-header'], []]);
    expect(documents[0]?.fields).toEqual({ 'Column 1': 'A first title', 'Column 2': '2024-03-05' });
    expect(await textsOf('c.csv', csv, { text: long })).toEqual([['c 1', '', `Other. ${long}`]]);
    const named = 'title,summary\nx,y\n';
    expect(await textsOf('c.csv', named, { text: 'Column 2', title: 'Column 1' })).toEqual([
      ['c 1', 'title', 'summary'],
      ['c 2', 'x', 'y'],
    ]);
  });

  it('is shown both ways before it is imported', async () => {
    const preview = await previewTable({ fileName: 'c.csv', bytes: bytesOf(`A,"${long}"\nB,"${long}"\n`) });
    expect(preview).toMatchObject({
      ok: true,
      value: {
        columns: ['Column 1', 'Column 2'],
        count: 2,
        guess: { text: 'Column 2' },
        isHeadless: true,
        otherwise: { columns: ['A', long], count: 1, isHeadless: false },
      },
    });
  });

  it('without a column of words is refused, and no address or date is taken for a text', async () => {
    const gdelt = 'URL,MobileURL,Date,Title\nhttps://g/0,,20240305T100000Z,G title 0\n';
    expect(await codeOf('c.csv', gdelt)).toBe('import/no-column');
    expect(await codeOf('c.csv', 'a,b\nhttps://example.org/a/long/address,20240305\n')).toBe('import/no-column');
  });

  it.each([
    [
      'Titel;Zeitung;Autor;Datum;Text\nT;FAZ;Ada;5. März 2024;B\n',
      { title: 'T', outlet: 'FAZ', byline: 'Ada', date: '2024-03-05' },
    ],
    [
      'titre;journal;auteur;date;texte\nT;LM;Ada;le 5 mars 2024;B\n',
      { title: 'T', outlet: 'LM', byline: 'Ada', date: '2024-03-05' },
    ],
    ['título;periódico;fecha;texto\nT;EP;20240305;B\n', { title: 'T', outlet: 'EP', date: '2024-03-05' }],
    [
      'id,media_name,username,publish_date,text\n1,nyt,ada,1709596800,B\n',
      { outlet: 'nyt', byline: 'ada', date: '2024-03-05' },
    ],
    ['Headline,Published Date,Text\nT,"March 5, 2024 Tuesday 10:00 AM GMT",B\n', { title: 'T', date: '2024-03-05' }],
  ])('knows the columns of %s', async (csv, expected) => {
    const { documents } = await read('c.csv', csv);
    expect(documents[0]?.content.text).toBe('B');
    expect(documents[0]?.metadata).toMatchObject(expected);
  });

  it('of Factiva has its lead paragraph before its text', async () => {
    const csv = 'HD,BY,WC,PD,SN,LP,TD,LA\nH,By Ada,3,5 March 2024,Reuters,Lead of it.,The rest of it.,English\n';
    const { documents } = await read('c.csv', csv);
    expect(documents[0]?.content.text).toBe('Lead of it.\n\nThe rest of it.');
    expect(documents[0]?.fields).toEqual({ WC: '3' });
    expect(documents[0]?.metadata).toMatchObject({
      title: 'H',
      byline: 'By Ada',
      outlet: 'Reuters',
      date: '2024-03-05',
    });
  });

  it('tells once how many of its dates stay as they are', async () => {
    const { documents } = await read('c.csv', 'text,date\nA,2024\nB,03/05/2024\nC,04/05/2024\n');
    expect(documents.map(({ metadata: { date } }) => date)).toEqual(['2024', '03/05/2024', '04/05/2024']);
    expect(documents.map(({ notes }) => notes)).toEqual([
      undefined,
      [{ key: 'reader.note.dates', params: { count: 2, date: '03/05/2024' } }],
      undefined,
    ]);
  });

  it('may have HTML in its cells, and says so', async () => {
    const { documents } = await read('c.csv', 'title,body\nA &amp; B,<p>Para <b>one</b>.</p><p>Two &amp; three.</p>\n');
    expect(documents[0]?.content).toMatchObject({
      text: 'Para one.\n\nTwo & three.',
      marks: [{ kind: 'bold', span: { start: 5, end: 8 } }],
    });
    expect(documents[0]?.metadata.title).toBe('A & B');
    expect(documents[0]?.notes).toEqual([{ key: 'reader.note.cell-html' }]);
  });

  it.each([
    ['won &amp; more &#8211; 1 &lt; 2', 'won & more – 1 < 2', ['reader.note.cell-escapes']],
    ['R&D is written R&amp;D', 'R&D is written R&amp;D', []],
    ['a <p> b', 'a <p> b', []],
    ['if x < y then', 'if x < y then', []],
    ['&#0;&#xD800; stays', '&#0;&#xD800; stays', []],
  ])('takes %s for %s', async (cell, text, notes) => {
    const { documents } = await read('c.csv', `text,n\n${cell},1\n`);
    expect([documents[0]?.content.text, documents[0]?.notes?.map(({ key }) => key) ?? []]).toEqual([text, notes]);
  });
});

describe('articles in JSON', () => {
  it('keep their ids to the last digit', async () => {
    const lines = '{"id": 1497000000000000001, "text": "One"}\n{"id": 1497000000000000002, "text": "Two"}\n';
    expect((await textsOf('c.jsonl', lines)).map(([name]) => name)).toEqual([
      '1497000000000000001',
      '1497000000000000002',
    ]);
  });

  it.each([
    ['c.json', '[{"title":"A","text":"Body A"},{"title":"B","text":"Body B"}]'],
    ['c.json', '{"status":"ok","articles":[{"title":"A","text":"Body A"},{"title":"B","text":"Body B"}]}'],
    ['c.jsonl', '[\n {"title":"A","text":"Body A"},\n {"title":"B","text":"Body B"}\n]'],
    ['c.jsonl', '{\n "title": "A",\n "text": "Body A"\n}\n{\n "title": "B",\n "text": "Body B"\n}\n'],
  ])('may be one list or printed over several lines: %s', async (fileName, text) => {
    expect((await textsOf(fileName, text)).map(([, title, body]) => [title, body])).toEqual([
      ['A', 'Body A'],
      ['B', 'Body B'],
    ]);
  });

  it('name authors and outlets in lists and objects', async () => {
    const { documents } = await read(
      'c.jsonl',
      '{"text":"B","author":["Ada","Bo"],"source":{"name":"D","id":1},"published_at":"2024-03-05T10:00:00Z"}\n',
    );
    expect(documents[0]?.metadata).toMatchObject({ byline: 'Ada, Bo', outlet: 'D', date: '2024-03-05' });
  });

  it('are no articles where there may be annotations in them', async () => {
    const result = await readFile({ fileName: 'c.json', bytes: bytesOf('[{"text":"A","spans":[[0,1]]}]') });
    expect(result).toMatchObject({ ok: false });
  });
});

describe('a file that is packed with gzip', () => {
  it.each([
    ['c.jsonl.gz', '{"text":"A"}\n', ['c 1', '', 'A']],
    ['c.csv.gz', 'title,text\nT,A\n', ['c 1', 'T', 'A']],
    ['n.txt.gz', 'Ada left.', [undefined, '', 'Ada left.']],
  ])('is read as what is in it: %s', async (fileName, content, expected) => {
    expect(await textsOf(fileName, gzipSync(content))).toEqual([expected]);
    const { documents } = await read(fileName, gzipSync(content));
    expect(documents[0]?.own?.fileName).toBe(fileName.slice(0, -3));
  });

  it('is read in an archive, too', async () => {
    const { documents, problems } = await read('a.zip', zipOf({ 'n.txt.gz': gzipSync('Ada left.') }));
    expect([documents.map(({ content }) => content.text), problems]).toEqual([['Ada left.'], []]);
  });

  it('is refused where it is damaged, too large or packed again and again', async () => {
    const packed = gzipSync('Ada left.'.repeat(100));
    expect(await codeOf('n.txt.gz', packed.subarray(0, 20))).toBe('import/damaged');
    expect(await codeOf('n.txt.gz', gzipSync(new Uint8Array(65 * 2 ** 20)))).toBe('import/archive-too-large');
    expect(await codeOf('n.gz', gzipSync(gzipSync(gzipSync(gzipSync('A')))))).toBe('import/archive-nesting');
  });
});
