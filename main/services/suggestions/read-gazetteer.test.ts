import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NamesChoice } from '#shared/api/rule-answers.ts';
import { valueOf } from '../import/import-test-project.ts';
import { readGazetteer } from './read-gazetteer.ts';

describe('a file of names', () => {
  const read = (name: string, content: string | Uint8Array, choice?: NamesChoice) => {
    const folder = mkdtempSync(join(tmpdir(), 'annotary-names-'));
    writeFileSync(join(folder, name), content);
    return readGazetteer(join(folder, name), choice);
  };

  it.each([
    ['names.txt', 'Velda\r\n\r\n  Heron   Bend \nVelda\n', ['Velda', 'Heron Bend'], 1],
    [
      'names.csv',
      '"Board, the",org\r\n"a ""b""",x\nHeron Bend,"two\nlines"\n',
      ['Board, the', 'a "b"', 'Heron Bend'],
      0,
    ],
    ['names.csv', 'Velda;river\nBend;place', ['Velda', 'Bend'], 0],
    ['names.csv', 'Velda,river\rBend,place\r', ['Velda', 'Bend'], 0],
    ['names.txt', 'Velda\rBend\r', ['Velda', 'Bend'], 0],
    ['names.csv', 'sep=;\r\nname;kind\r\nVelda, the;river\r\n', ['Velda, the'], 0],
    ['names.csv', 'id,Name,kind\n1,Velda,river\n2,Heron Bend,place\n', ['Velda', 'Heron Bend'], 0],
    ['names.csv', 'river,2024\nVelda,12\nBend,7\n', ['river', 'Velda', 'Bend'], 0],
    ['names.csv', 'Velda\nBoard, the\nBend\n', ['Velda', 'Board, the', 'Bend'], 0],
    ['names.csv', 'Ashgrove, Miriam\nPellew, Conrad\n', ['Ashgrove, Miriam', 'Pellew, Conrad'], 0],
    ['names.csv', 'name\n5" pipe\n"quoted"\n', ['5" pipe', 'quoted'], 0],
    ['names.csv', '"Velda\nBend\n', ['"Velda', 'Bend'], 0],
    ['names.csv', 'name,kind\nVelda,river\n,place\nBend,place\n,x', ['Velda', 'Bend'], 1],
    ['names.tsv', 'Velda\triver\nHeron Bend\tplace', ['Velda', 'Heron Bend'], 0],
    ['names.txt', `${'x'.repeat(501)}\nVelda`, ['Velda'], 1],
  ])('%s gives its names once each', async (name, content, terms, notes) => {
    const answer = valueOf(await read(name, content));
    expect(answer).toMatchObject({ name: 'names', terms });
    expect(answer.notes).toHaveLength(notes);
  });

  it('is read as a person says, and shows its first rows', async () => {
    const csv = 'code,place\nVelda,river\nBend,town\n';
    expect(valueOf(await read('names.csv', csv))).toMatchObject({
      choice: { column: 0, heading: true },
      rows: [
        ['code', 'place'],
        ['Velda', 'river'],
        ['Bend', 'town'],
      ],
    });
    const as = async (choice: NamesChoice) => valueOf(await read('names.csv', csv, choice)).terms;
    expect(await as({ column: 1, heading: true })).toEqual(['river', 'town']);
    expect(await as({ column: 0, heading: false })).toEqual(['code', 'Velda', 'Bend']);
    expect(await as({ column: null, heading: true })).toEqual(['Velda,river', 'Bend,town']);
  });

  it('says of one and of many what was left out', async () => {
    const notes = async (text: string) => valueOf(await read('names.txt', text)).notes;
    expect(await notes('a\na\nb')).toEqual(['1 name was in the file once more.']);
    expect(await notes('a\na\na')).toEqual(['2 names were in the file once more.']);
    const many = Array.from({ length: 200_001 }, (_, i) => `n${i}`).join('\n');
    expect(await notes(many)).toEqual(['Only the first 200,000 names were taken.']);
  });

  it('is decoded as any other file', async () => {
    const utf16 = Buffer.from('\ufeffZoë\nJosé', 'utf16le');
    expect(valueOf(await read('names.txt', utf16)).terms).toEqual(['Zoë', 'José']);
  });

  it.each([
    ['names.txt', '', 'import/empty'],
    ['names.txt', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'import/binary'],
  ])('that is none is refused', async (name, content, code) => {
    expect(await read(name, content)).toMatchObject({ ok: false, error: { code } });
  });

  it('that is not there is refused', async () => {
    const answer = await readGazetteer(join(tmpdir(), 'annotary-no-such-folder', 'none.txt'));
    expect(answer).toMatchObject({ ok: false, error: { code: 'import/not-found' } });
  });
});
