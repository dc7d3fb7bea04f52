import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile } from '../read-file.ts';
import { samples } from '../../testing/public-samples.ts';

async function read(fileName: string, lines: readonly string[], encoding: BufferEncoding = 'latin1') {
  const read = await readFile({ fileName, bytes: Uint8Array.from(Buffer.from(lines.join('\r\n'), encoding)) });
  const [document] = read.ok ? read.value.documents : [];
  if (!document) throw new Error(JSON.stringify(read));
  const { text, blocks } = document.content;
  return { ...document, text, blocks: blocks.map(({ kind, span }) => [kind, text.slice(span.start, span.end)]) };
}

const head = [
  'From: =?utf-8?q?Jos=C3=A9?= Fenwright <j@x.org>',
  'Date: Thu, 14 Mar 2024 08:00:00 +0100',
  'Subject: =?iso-8859-1?Q?Gr=FC=DFe?=',
];

describe('a message', () => {
  it('has its subject, its text in its own encoding, sender and date', async () => {
    const mail = await read('a.eml', [
      ...head,
      'Content-Type: text/plain; charset=windows-1252',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Dear =93all=94,',
      'two lines',
      '',
      '> quoted',
      '> twice',
      '',
      'Bye',
    ]);
    expect(mail.blocks).toEqual([
      ['heading', 'Grüße'],
      ['paragraph', 'Dear “all”,\ntwo lines'],
      ['quote', '> quoted\n> twice'],
      ['paragraph', 'Bye'],
    ]);
    expect(mail.metadata).toMatchObject({ title: 'Grüße', byline: 'José Fenwright', date: '2024-03-14' });
    expect(mail).toMatchObject({ mediaType: 'message/rfc822', encoding: 'windows-1252' });
  });

  it('is read as HTML where it has that, and names what is attached', async () => {
    const mail = await read('a.eml', [
      ...head,
      'Content-Type: multipart/mixed; boundary=m',
      '',
      '--m',
      'Content-Type: multipart/alternative; boundary=a',
      '',
      '--a',
      'Content-Type: text/plain',
      '',
      'plain',
      '--a',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>rich <b>text</b></p><script>alert(1)</script><img src="https://tracker.org/x.png">',
      '--a--',
      '--m',
      'Content-Type: application/pdf; name="report.pdf"',
      'Content-Disposition: attachment; filename="report.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0=',
      '--m--',
    ]);
    expect(mail.text).toBe('Grüße\n\nrich text');
    expect(mail.notes).toEqual([{ key: 'reader.note.attachments', params: { count: 1, names: 'report.pdf' } }]);
  });
});

describe('a web archive', () => {
  const archive = (charset: string, body: string, start = ''): string[] => [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://x.org/a',
    'MIME-Version: 1.0',
    `Content-Type: multipart/related; type="text/html";${start} boundary="--b--"`,
    '',
    '----b--',
    'Content-Type: text/css',
    '',
    'p { color: red }',
    '----b--',
    `Content-Type: text/html${charset}`,
    'Content-ID: <main>',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    body,
    '----b--',
    'Content-Type: text/html',
    '',
    '<p>a frame</p>',
    '----b----',
  ];

  it('is its page, with the address that it was saved from', async () => {
    const page = await read('a.mhtml', archive('', '<meta charset=3Diso-8859-1><p>Fu=DFno=\r\nte</p>'));
    expect(page.text).toBe('Fußnote');
    expect(page.metadata.url).toBe('https://x.org/a');
    expect(page.encoding).toBe('windows-1252');
  });

  it('is known without its ending, and obeys what the part says of its encoding', async () => {
    const page = await read('saved', archive('; charset=utf-8', '<p>Fu=C3=9F</p>', ' start="<main>";'));
    expect(page).toMatchObject({ text: 'Fuß', mediaType: 'multipart/related' });
  });
});

const sample = join(samples, 'documents/inception-A_KAE');

it('reads the web archive of INCEpTION: its main text, in its order, and nothing else', async () => {
  if (!existsSync(`${sample}.mhtml`)) {
    console.warn(`${sample}.mhtml is not there: no web archive of another program was read.`);
    return;
  }
  const result = await readFile({ fileName: 'a.mhtml', bytes: readFileSync(`${sample}.mhtml`) });
  const plain = (text: string): string => text.replace(/\s/g, '');
  const ours = plain(result.ok ? (result.value.documents[0]?.content.text ?? '') : '');
  const theirs = plain(readFileSync(`${sample}.expected.txt`, 'utf8'));
  expect(ours.length).toBeGreaterThan(theirs.length * 0.85);
  let at = 0;
  // Theirs has the menu of the page as well.
  for (const letter of theirs) if (letter === ours[at]) at += 1;
  expect(at).toBe(ours.length);
});
