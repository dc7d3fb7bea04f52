import { zipOf } from '../testing/document-files.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '#shared/formats/registry.ts';
import { sampleArticles } from '../sample/articles.ts';
import { readFile } from './read-file.ts';
import { readers } from './readers.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('readFile', () => {
  it.each([
    ['a.txt', 'text/plain'],
    ['a.TEXT', 'text/plain'],
    ['a.md', 'text/markdown'],
    ['a.htm', 'text/html'],
    ['a.log', 'text/plain'],
    ['noextension', 'text/plain'],
  ])('reads %s as %s', async (fileName, mediaType) => {
    const read = await readFile({ fileName, bytes: utf8('Some text.') });
    expect(read).toMatchObject({ ok: true, value: { documents: [{ mediaType }] } });
  });

  it('knows a page that has no extension', async () => {
    const read = await readFile({ fileName: 'saved', bytes: utf8('<!DOCTYPE html><html><body><p>Hi') });
    expect(read).toMatchObject({
      ok: true,
      value: { documents: [{ mediaType: 'text/html', content: { text: 'Hi' } }] },
    });
  });

  it('obeys a chosen format', async () => {
    const read = await readFile({ fileName: 'a.html', bytes: utf8('<p>Hi'), format: 'txt' });
    expect(read).toMatchObject({ ok: true, value: { documents: [{ content: { text: '<p>Hi' } }] } });
  });

  it.each([
    ['a.rtf', '{\\rtf1 }', 'import/no-text'],
    ['a.mhtml', 'From: <Saved by Blink>\r\nSnapshot', 'import/no-text'],
    ['a.ps', '%!PS-Adobe-3.0', 'import/wrong-kind'],
    ['a.html', '<html><head><title>x</title></head><body><script>1</script></body></html>', 'import/no-text'],
    ['a.txt', '%PDF-1.4', 'import/damaged'],
  ])('refuses %s', async (fileName, text, code) => {
    expect(await readFile({ fileName, bytes: utf8(text) })).toMatchObject({ ok: false, error: { code } });
  });

  it.each(sampleArticles.map((article) => [article.fileName, article] as const))(
    'finds every quote of the sample article %s',
    async (fileName, article) => {
      const read = await readFile({ fileName, bytes: utf8(article.source) });
      const text = read.ok ? (read.value.documents[0]?.content.text ?? '') : '';
      expect(article.annotations.filter(({ quote }) => !text.includes(quote))).toEqual([]);
    },
  );
});

describe('the readers', () => {
  it('read what the formats of documents say they read', () => {
    const told = formats.filter(({ reads, id }) => reads === 'documents' && id !== 'zip');
    const brief = (id: string, mediaType: string | undefined, extensions: readonly string[]) => [
      id,
      mediaType,
      extensions,
    ];
    expect(readers.map(({ id, mediaType, extensions }) => brief(id, mediaType, extensions))).toEqual(
      told.map(({ id, mediaTypes, extensions }) => brief(id, mediaTypes[0], extensions)),
    );
  });
});

/** Files of other tools, which lie beside the project where they are there at all. */
const outside = join(import.meta.dirname, '../../../shared');
const folders = ['articles', 'samples/documents', 'samples/documents/html'].map((name) => join(outside, name));

describe('files from outside', () => {
  it('gives each a document or a reason', async () => {
    let read = 0;
    for (const folder of folders) {
      if (!existsSync(folder)) {
        console.warn(`${folder} is not there: only the built-in texts were read.`);
        continue;
      }
      for (const entry of readdirSync(folder, { withFileTypes: true }).filter((found) => found.isFile())) {
        const bytes = readFileSync(join(folder, entry.name));
        const result = await readFile({ fileName: entry.name, bytes });
        const outcome = result.ok ? 'document' : result.error.code;
        expect([entry.name, outcome]).toEqual([
          entry.name,
          expect.stringMatching(/^document$|^import\/(binary|unknown-format)$/),
        ]);
        read += 1;
      }
    }
    expect(read > 0).toBe(folders.some((folder) => existsSync(folder)));
  });
});

it('passes over what belongs to a saved page, and what is no document, in an archive', async () => {
  const bytes = zipOf({
    'News page.html': '<p>The article.</p>',
    'News page_files/saved_resource.html': '<p>advert</p>',
    'News page_files/img.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47]),
    'other_files/a.txt': 'A text in a folder of a name like it.',
    'style.css': 'p {}',
  });
  const read = await readFile({ fileName: 'a.zip', bytes });
  expect(read.ok && read.value.documents.map(({ own }) => own?.fileName)).toEqual(['News page.html', 'a.txt']);
  expect(read.ok && read.value.problems).toEqual([]);
});
