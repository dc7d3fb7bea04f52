import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OffsetConverter } from '../../text/offsets.ts';
import { type Counting, type ForeignUnit, placesOf, plainCounting } from './counting.ts';
import type { ForeignAnnotation } from './foreign-corpus.ts';
import { type DocumentToResolve, resolveOffsets } from './resolve-offsets.ts';

const piece = fc.constantFrom(
  'Landau',
  ' ',
  'é',
  '😀',
  '\r\n',
  '\n',
  '&',
  '<b>',
  '"',
  "it's",
  'e\u0301',
  '👨‍👩‍👧',
  '北京',
  '.',
);
const textOf = fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => pieces.join(''));

const countings: Counting[] = (['utf16', 'codepoint', 'byte', 'escaped', 'grapheme'] as const).flatMap((unit) =>
  (['as-is', 'crlf-one', 'lf-two'] as const).flatMap((lineEnds) =>
    [true, false].flatMap((mark): Counting[] => [
      { unit, lineEnds, mark, base: 0, end: 'after' },
      { unit, lineEnds, mark, base: 1, end: 'last' },
    ]),
  ),
);

/** The places of a text by what a way of counting calls them, turned round. */
function namesOf(text: string, counting: Counting): ReadonlyMap<number, number> {
  const all = Array.from({ length: text.length * 6 + 8 }, (_, offset) => offset);
  const places = placesOf({ text, hasByteOrderMark: true }, counting, all);
  return new Map([...places].map(([name, place]) => [place, name]));
}

function documentOf(text: string, annotations: readonly ForeignAnnotation[], name = 'a'): DocumentToResolve {
  return { name, file: `${name}.ann`, text, hasByteOrderMark: true, annotations, links: [] };
}

function annotationOf(start: number, end: number, quote?: string): ForeignAnnotation {
  const said = quote === undefined ? {} : { quote };
  return { key: `${start}-${end}`, place: `at ${start}`, layer: '', label: 'x', spans: [{ start, end }], ...said };
}

const preferring = (unit: ForeignUnit): readonly ForeignUnit[] => [unit];

describe('counting', () => {
  it('agrees with the converter on code points and bytes, and with escaping on escaped text', () => {
    fc.assert(
      fc.property(textOf, (text) => {
        const converter = new OffsetConverter(text);
        const codePoints = namesOf(text, { ...plainCounting, unit: 'codepoint' });
        const bytes = namesOf(text, { ...plainCounting, unit: 'byte' });
        const escaped = namesOf(text, { ...plainCounting, unit: 'escaped' });
        const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
        for (const [place, name] of codePoints) {
          expect(name).toBe(converter.toCodePoint(place));
          expect(bytes.get(place)).toBe(converter.toByte(place));
          const before = text.slice(0, place).replaceAll(/[&<>"']/g, (character) => names[character] ?? character);
          expect(escaped.get(place)).toBe(Array.from(before).length);
        }
      }),
    );
  });

  it('calls no place inside a character', () => {
    expect([...placesOf({ text: 'a😀b', hasByteOrderMark: false }, { ...plainCounting, unit: 'utf16' }, [2])]).toEqual([
      [2, 2],
    ]);
    expect([...placesOf({ text: 'é', hasByteOrderMark: false }, { ...plainCounting, unit: 'byte' }, [1, 2])]).toEqual([
      [2, 1],
    ]);
  });
});

describe('resolving offsets', () => {
  it('finds every span again, however the file counts', () => {
    fc.assert(
      fc.property(textOf, fc.constantFrom(...countings), fc.infiniteStream(fc.nat()), (text, counting, random) => {
        const names = namesOf(text, counting);
        const places = [...names.keys()].sort((a, b) => a - b);
        const pick = () => places[(random.next().value ?? 0) % places.length] ?? 0;
        const spans = Array.from({ length: 12 }, () => [pick(), pick()].sort((a, b) => a - b)).filter(
          ([start = 0, end = 0]) => end > start && text.slice(start, end).trim() !== '',
        );
        const last = counting.end === 'last' ? 1 : 0;
        const rows = spans.map(([start = 0, end = 0]) =>
          annotationOf(names.get(start) ?? -1, (names.get(end) ?? -1) - last, text.slice(start, end)),
        );
        const { documents, misfits, moved } = resolveOffsets([documentOf(text, rows)], preferring('codepoint'));
        expect([misfits, moved]).toEqual([[], []]);
        // Where two ways of counting explain all quotes, the words are the same, though not always the place.
        expect(documents[0]?.annotations.map(({ quote }) => quote.replaceAll(/\s/g, ''))).toEqual(
          rows.map(({ quote }) => quote?.replaceAll(/\s/g, '')),
        );
        for (const one of documents[0]?.annotations ?? [])
          expect(text.slice(one.spans[0]?.start, one.spans[0]?.end)).toBe(one.quote);
      }),
      { numRuns: 400 },
    );
  });

  it('tells by all quotes of all documents', () => {
    const texts = ['😀 Landau spoke. Misri 😀 answered.', 'No emoji here, Landau.'];
    const rows = texts.map((text) => {
      const converter = new OffsetConverter(text);
      return [...text.matchAll(/Landau|Misri/g)].map(({ 0: word, index }) =>
        annotationOf(converter.toCodePoint(index), converter.toCodePoint(index + word.length), word),
      );
    });
    const corpus = texts.map((text, at) => documentOf(text, rows[at] ?? [], `d${at}`));
    const found = resolveOffsets(corpus, preferring('utf16'));
    expect([found.counting.unit, found.quoted, found.confirmed, found.moved]).toEqual(['codepoint', 3, 3, []]);
  });

  it('gives a document its own way of counting where only that explains all of its quotes', () => {
    const plain = documentOf('Landau said so, Misri said no.', [
      annotationOf(0, 6, 'Landau'),
      annotationOf(16, 21, 'Misri'),
    ]);
    const text = '"A" & "B" met Landau and Misri.';
    const escaped = documentOf(text, [annotationOf(38, 44, 'Landau'), annotationOf(49, 54, 'Misri')], 'b');
    const found = resolveOffsets([plain, plain, escaped], preferring('codepoint'));
    expect(found.documents[2]?.annotations.map(({ quote }) => quote)).toEqual(['Landau', 'Misri']);
    expect([found.misfits, found.moved]).toEqual([[], []]);
  });

  it('tells units without quotes by words that would be cut', () => {
    const text = '😀😀😀 Landau 😀 Misri';
    const rows = [annotationOf(4, 10), annotationOf(13, 18)];
    const { counting, documents } = resolveOffsets([documentOf(text, rows)], preferring('utf16'));
    expect(counting.unit).toBe('codepoint');
    expect(documents[0]?.annotations.map(({ quote }) => quote)).toEqual(['Landau', 'Misri']);
  });

  it('takes a blank beside the words for a wrong offset, not for agreement', () => {
    const text = 'Of aspirin, and more.';
    const { documents, moved, confirmed } = resolveOffsets(
      [documentOf(text, [annotationOf(2, 10, 'aspirin'), annotationOf(12, 15, 'and')])],
      preferring('utf16'),
    );
    expect(documents[0]?.annotations.map(({ quote }) => quote)).toEqual(['aspirin', 'and']);
    expect([moved.length, confirmed]).toEqual([1, 1]);
  });

  it('looks a quote up by its words where the offsets are wrong, and says so', () => {
    const rows = [annotationOf(0, 6, 'Landau'), annotationOf(40, 45, 'Misri'), annotationOf(7, 11, 'gone')];
    const { documents, moved, misfits } = resolveOffsets([documentOf('Landau met Misri.', rows)], preferring('utf16'));
    expect(documents[0]?.annotations.map(({ spans }) => spans)).toEqual([
      [{ start: 0, end: 6 }],
      [{ start: 11, end: 16 }],
    ]);
    expect(moved).toEqual([{ file: 'a.ann', place: 'at 40', reason: '“Misri” found at character 11, not at 40' }]);
    expect(misfits).toEqual([
      { file: 'a.ann', place: 'at 7', reason: 'the text says “met ” at 7–11, not “gone”, which is nowhere in it' },
    ]);
  });

  it('says where words were found as the file counts', () => {
    const text = '😀 Landau met Misri é. Misri met Landau.';
    const rows = [annotationOf(2, 8, 'Landau'), annotationOf(13, 18, 'Misri'), annotationOf(40, 41, 'é')];
    const { moved } = resolveOffsets([documentOf(text, rows)], preferring('codepoint'));
    expect(moved.map(({ reason }) => reason)).toEqual(['“é” found at character 19, not at 40']);
  });

  it('joins fragments that touch, and compares quotes of fragments as brat writes them', () => {
    const row = {
      ...annotationOf(0, 3, 'Ann ie Lee'),
      spans: [
        { start: 0, end: 3 },
        { start: 3, end: 5 },
        { start: 6, end: 9 },
      ],
    };
    const { documents, misfits } = resolveOffsets([documentOf('Annie Lee', [row])], preferring('codepoint'));
    expect(misfits).toEqual([]);
    expect(documents[0]?.annotations[0]).toMatchObject({
      spans: [
        { start: 0, end: 5 },
        { start: 6, end: 9 },
      ],
      quote: 'Annie Lee',
    });
  });
});
