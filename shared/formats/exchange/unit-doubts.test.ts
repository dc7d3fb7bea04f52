import { describe, expect, it } from 'vitest';
import type { ForeignUnit } from './counting.ts';
import type { ForeignAnnotation } from './foreign-corpus.ts';
import { resolveOffsets } from './resolve-offsets.ts';

const units = ['utf16', 'grapheme', 'codepoint'] as const;

function silent(start: number, end: number): ForeignAnnotation {
  return { key: `${start}`, place: `at ${start}`, layer: '', label: 'x', spans: [{ start, end }] };
}

function resolved(text: string, annotations: readonly ForeignAnnotation[], chosen?: ForeignUnit) {
  const document = { name: 'a', file: 'a.jsonl', text, hasByteOrderMark: false, annotations, links: [] };
  const { counting, doubts, documents, misfits } = resolveOffsets([document], units, { chosen });
  const words = documents.flatMap((one) => one.annotations.map(({ quote }) => quote));
  return { unit: counting.unit, doubts, words, misfits: misfits.length };
}

const capitals = '😀😀北京是中国的首都，上海是大城市';

describe('annotations without words', () => {
  it('are in doubt where two units fit and would place them differently', () => {
    expect(resolved(capitals, [silent(2, 4), silent(11, 13)])).toMatchObject({
      unit: 'utf16',
      doubts: [
        { unit: 'grapheme', annotations: 2 },
        { unit: 'codepoint', annotations: 2 },
      ],
    });
    // Before the emoji all units come to the same.
    const late = `北京是中国的首都，上海😀😀是大城市`;
    expect(resolved(late, [silent(0, 2), silent(15, 17)]).doubts).toEqual([
      { unit: 'grapheme', annotations: 1 },
      { unit: 'codepoint', annotations: 1 },
    ]);
  });

  it('are in no doubt where the edges of words tell', () => {
    expect(resolved('😀😀 Ada met Bo.', [silent(3, 6), silent(11, 13)])).toEqual({
      unit: 'grapheme',
      doubts: [],
      words: ['Ada', 'Bo'],
      misfits: 0,
    });
  });

  it('are in no doubt where a unit would cut a character in two', () => {
    expect(resolved('北😀京😀北京', [silent(1, 2), silent(4, 6)])).toMatchObject({
      unit: 'grapheme',
      doubts: [],
      words: ['😀', '北京'],
    });
  });

  it('are in no doubt in texts in which all units come to the same', () => {
    expect(resolved('北京是中国的首都', [silent(0, 2)]).doubts).toEqual([]);
  });

  it('stand where they stand by the unit that a person chose', () => {
    const rows = [silent(2, 4), silent(11, 13)];
    expect(resolved(capitals, rows, 'codepoint')).toEqual({
      unit: 'codepoint',
      doubts: [],
      words: ['北京', '上海'],
      misfits: 0,
    });
    expect(resolved(capitals, rows, 'utf16').words).toEqual(['😀', '都，']);
    expect(resolved(capitals, rows, 'byte')).toMatchObject({ unit: 'byte', misfits: 2 });
  });
});

it('takes no other unit than the chosen one, even against words', () => {
  const row = { ...silent(1, 3), quote: '北京' };
  expect(resolved('😀北京', [row])).toMatchObject({ unit: 'grapheme', words: ['北京'] });
  expect(resolved('😀北京', [row], 'utf16')).toMatchObject({ unit: 'utf16', words: ['北京'] });
});

describe('annotations of parts of words', () => {
  const parts = ['Merkels Rede.', 'Scholz kam.', 'Habecks Leute.', 'Deutschlands Zukunft.'];
  const ends = [6, 6, 6, 11];
  const documents = (count: number, shift: number) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${index}`,
      file: 'a.jsonl',
      text: `${parts[index % 4]} So.`,
      hasByteOrderMark: false,
      annotations: [silent(shift, (ends[index % 4] ?? 0) + shift)],
      links: [],
    }));

  it('are no other way of counting, whatever unit a person chooses', () => {
    for (const chosen of [undefined, 'utf16'] as const) {
      const found = resolveOffsets(documents(4, 0), units, { chosen });
      expect(found.counting).toMatchObject({ unit: 'utf16', base: 0, end: 'after' });
      expect(found.documents.map(({ annotations: [one] }) => one?.quote)).toEqual([
        'Merkel',
        'Scholz',
        'Habeck',
        'Deutschland',
      ]);
    }
    expect(resolveOffsets(documents(200, 0), units).counting).toMatchObject({ base: 0, end: 'after' });
  });

  it('are told from offsets that begin with 1, where there are many', () => {
    const whole = { ...documents(1, 0)[0], text: ' Ada met Bo there, and Cy with them all.' };
    const words = [...whole.text.matchAll(/\w+/g)].map(({ 0: word, index }) =>
      silent(index + 1, index + 1 + word.length),
    );
    const document = { ...whole, name: 'a', file: 'a', hasByteOrderMark: false, links: [], annotations: words };
    const many = [document, document, document];
    expect(resolveOffsets(many, units).counting).toMatchObject({ base: 1, end: 'after' });
    expect(resolveOffsets([document], units).counting).toMatchObject({ base: 0 });
  });
});
