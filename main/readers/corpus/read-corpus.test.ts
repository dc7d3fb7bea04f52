import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile } from '../read-file.ts';
import { previewTable } from '../preview-table.ts';
import type { ReadDocument } from '../parsed-document.ts';
import { samples } from '../../testing/public-samples.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(fileName: string, text: string, columns = {}) {
  const result = await readFile({ fileName, bytes: bytesOf(text), columns });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const brief = ({ name, part, content, fields }: ReadDocument) => [name, part, content.text, fields];

describe('a table of articles', () => {
  it('becomes a document for each row, with metadata and fields from its columns', async () => {
    const csv =
      'id;Headline;Body;Published;Section;Author\r\n7;"Who; pays?";"Line one\r\nline ""two""";2024-03-14;Local;A. F.\r\n8;Next;Text 😀;14/03/24;;\r\n';
    const { documents, problems } = await read('corpus.csv', csv);
    expect(documents.map(brief)).toEqual([
      ['7', '1', 'Line one\r\nline "two"', { Section: 'Local' }],
      ['8', '2', 'Text 😀', {}],
    ]);
    expect(documents[0]?.metadata).toMatchObject({ title: 'Who; pays?', byline: 'A. F.', date: '2024-03-14' });
    expect(documents[1]?.metadata.date).toBe('14/03/24');
    expect(problems).toEqual([]);
  });

  it('names rows without text, and those alone', async () => {
    const { documents, problems } = await read('c.tsv', 'text\tn\nA "quoted" one\t1\n\t2\nB\t3\n');
    expect(documents.map(brief)).toEqual([
      ['c 1', '1', 'A "quoted" one', { n: '1' }],
      ['c 3', '3', 'B', { n: '3' }],
    ]);
    expect(problems).toMatchObject([{ place: '2', error: { code: 'import/no-text' } }]);
  });

  it('reads JSON Lines, whose keys need not be the same, and nothing of a hostile one', async () => {
    const lines = ['{"text":"A","meta":{"a":[1]},"n":1}', '', '{"text":"B","__proto__":{"x":1},"ok":true,"nil":null}'];
    const { documents } = await read('c.jsonl', lines.join('\n'));
    expect(documents.map(brief)).toEqual([
      ['c 1', '1', 'A', { meta: '{"a":[1]}', n: '1' }],
      ['c 3', '3', 'B', { ok: 'true' }],
    ]);
  });

  it('obeys what a person chose of its columns', async () => {
    const csv = 'text,summary,title\nlong,short,T\n';
    const { documents } = await read('c.csv', csv, { text: 'summary', title: '' });
    expect(documents.map(brief)).toEqual([['c 1', '1', 'short', { text: 'long', title: 'T' }]]);
    expect(documents[0]?.metadata.title).toBe('');
  });

  it('takes the column with the most words where none is called like a text', async () => {
    const { documents } = await read('c.csv', 'a,b\nx,a long text with words\ny,more of them\n');
    expect(documents.map(({ content }) => content.text)).toEqual(['a long text with words', 'more of them']);
  });

  it('tells columns of one name apart, and cells beyond the header', async () => {
    const { documents } = await read('c.csv', 'text,n,n,\nA,1,2,3,4\n');
    expect(documents[0]?.fields).toEqual({ n: '1', 'n (2)': '2', 'column 4': '3', 'column 5': '4' });
  });

  it.each([
    ['c.csv', 'a,b\n"open,1\n', 'import/damaged', 'line 2'],
    ['c.csv', 'a,b\r\n"é\r\n",1\r\n2,"open\r\n3,4\r\n5,6\r\n', 'import/damaged', 'line 4'],
    ['c.csv', 'a,b,c\r1,"x\r😀","open\r3,4,5\r', 'import/damaged', 'line 3'],
    ['c.jsonl', '{"text":"A"}\n{"text":\n', 'import/damaged', 'line 2'],
    ['c.jsonl', '["A"]\n', 'import/damaged', 'line 1'],
    ['c.csv', 'text\n', 'import/no-text', undefined],
  ])('refuses %s: %s', async (fileName, text, code, place) => {
    const result = await readFile({ fileName, bytes: bytesOf(text) });
    expect(result).toMatchObject({ ok: false, error: { code, params: place === undefined ? {} : { place } } });
  });

  it('refuses a column that is not there, and says which are', async () => {
    const result = await readFile({ fileName: 'c.csv', bytes: bytesOf('a,b\n1,2\n'), columns: { text: 'body' } });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'import/no-column', params: { column: 'body', known: 'a, b' } },
    });
  });

  it('shows its beginning and the guess before it is imported', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => `T${index},${'x'.repeat(1000)}`);
    const preview = await previewTable({ fileName: 'c.csv', bytes: bytesOf(`title,body\n${rows.join('\n')}`) });
    expect(preview).toMatchObject({
      ok: true,
      value: { columns: ['title', 'body'], count: 20, guess: { text: 'body', title: 'title' } },
    });
    expect(preview.ok && preview.value.rows.map(([title, body]) => [title, body?.length])).toEqual(
      [0, 1, 2, 3, 4].map((index) => [`T${index}`, 300]),
    );
  });
});

describe('tables of other tools', () => {
  it('come in or say why not', async () => {
    if (!existsSync(samples)) {
      console.warn(`${samples} is not there: no tables of other tools were read.`);
      return;
    }
    const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(?:csv|jsonl)$/.test(name),
    );
    let read = 0;
    for (const name of files) {
      const result = await readFile({
        fileName: name.slice(name.lastIndexOf('/') + 1),
        bytes: readFileSync(join(samples, name)),
      });
      expect([name, result.ok || result.error.code]).toEqual([
        name,
        expect.toSatisfy((is: unknown) => is === true || is === 'import/damaged' || is === 'import/no-column'),
      ]);
      if (result.ok) read += 1;
    }
    expect(read).toBeGreaterThan(20);
  });
});
