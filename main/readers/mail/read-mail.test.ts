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

describe('a message of other makes', () => {
  it('has the day of its sender, not that of Greenwich', async () => {
    const mail = await read('a.eml', ['From: A <a@b>', 'Date: Tue, 05 Mar 2024 23:30:00 -0800', 'Subject: s', '', 'x']);
    expect(mail.metadata.date).toBe('2024-03-05');
  });

  it('has flowed lines put together, quotations by how deep they are', async () => {
    const type = 'Content-Type: text/plain; charset=utf-8; format=flowed';
    const lines = [
      'One ',
      'two. ',
      '',
      '> quoted ',
      '> on ',
      '>> deeper',
      '',
      ' >no quote',
      '-- ',
      'Ada',
      'format=flowed',
    ];
    const mail = await read('a.eml', [...head, 'MIME-Version: 1.0', type, '', ...lines]);
    expect(mail.text).toBe('Grüße\n\nOne two. \n\n> quoted on \n>> deeper\n\n>no quote\n-- \nAda\nformat=flowed');
  });

  it('leaves out what is hidden, and takes tables for cells only that show that they are some', async () => {
    const hidden = '<div style="display:none">preheader</div>';
    const table = '<table><tr><td>left</td><td>right</td></tr></table><table border="1"><tr><td>a</td></tr></table>';
    const mail = await read('a.eml', [...head, 'Content-Type: text/html', '', `${hidden}${table}`]);
    expect(mail.blocks.slice(1)).toEqual([
      ['paragraph', 'left'],
      ['paragraph', 'right'],
      ['cell', 'a'],
    ]);
  });

  it('comes out of a mailbox with the others in it, each as a file of its own', async () => {
    const one = ['From a@b Tue Mar  5 10:00:00 2024', 'Subject: One', '', 'First.', '', '>From the start', ''];
    const two = ['From b@c Tue Mar  5 11:00:00 2024', 'Subject: Two', '', 'Second.', ''];
    const bytes = Uint8Array.from(Buffer.from([...one, ...two].join('\n'), 'latin1'));
    const result = await readFile({ fileName: 'box.mbox', bytes });
    const documents = result.ok ? result.value.documents : [];
    expect(documents.map(({ own, content }) => [own?.fileName, content.text])).toEqual([
      ['box 1.eml', 'One\n\nFirst.\n\nFrom the start'],
      ['box 2.eml', 'Two\n\nSecond.'],
    ]);
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
