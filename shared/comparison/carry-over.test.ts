import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOver } from './carry-over.ts';

const old =
  'India agreed. India refused. The mayor said 12 people died on Monday in the flood. ' +
  'Landau thanked Misri for the support. The talks go on in New Delhi.';

function carried(quote: string, after: string, nth = 0, before = old) {
  let start = before.indexOf(quote);
  for (let i = 0; i < nth; i += 1) start = before.indexOf(quote, start + 1);
  const [found] = carryOver(before, after, [{ id: 'x', spans: [{ start, end: start + quote.length }] }]);
  if (!found) throw new Error('Every annotation has an answer.');
  return found;
}

const told = (...given: Parameters<typeof carried>) => {
  const { reason, quote, confidence } = carried(...given);
  return [reason, quote, Math.round(confidence * 100)];
};

describe('carryOver', () => {
  const thanks = 'Landau thanked Misri for the support. ';
  it.each<[string, readonly [string, string, number?], readonly unknown[]]>([
    ['what stayed', ['New Delhi', `Update. ${old}`], ['same', 'New Delhi', 100]],
    ['what stands beside a change', ['Misri', old.replace('thanked', 'praised')], ['same', 'Misri', 75]],
    ['other line ends', ['mayor said 12', old.replaceAll(' ', '\r\n')], ['same', 'mayor\r\nsaid\r\n12', 95]],
    ['a mention in a sentence that was taken out', ['India', old.replace('India agreed. ', '')], ['gone', 'India', 0]],
    [
      'the other mention, which cannot be told from the first',
      ['India', old.replace('India agreed. ', ''), 1],
      ['changed', 'India', 50],
    ],
    ['what was moved', ['thanked Misri', thanks + old.replace(thanks, '')], ['moved', 'thanked Misri', 89]],
    ['a changed figure', ['12 people', old.replace('12', '14')], ['changed', '14 people', 75]],
    ['nothing but a changed figure', ['12', old.replace('12', '14')], ['changed', '14', 30]],
    [
      'a changed word',
      ['Landau thanked Misri', old.replace('thanked', 'praised')],
      ['changed', 'Landau praised Misri', 61],
    ],
    ['words at the edge', ['12 people', old.replace('12', 'at least 14')], ['changed', 'at least 14 people', 52]],
    ['a word that is another one now', ['thanked', old.replace('thanked', 'praised')], ['gone', 'thanked', 0]],
    ['another text', ['India', 'A report on trade in India. Landau spoke.'], ['gone', 'India', 0]],
    ['an empty text', ['India', ''], ['gone', 'India', 0]],
  ])('tells %s', (_name, [quote, after, nth], expected) => {
    expect(told(quote, after, nth)).toEqual(expected);
  });

  const moving = 'The mayor spoke first and for long. The county counted six dead and four missing on Friday morning. ';
  const rest =
    'Boats came from Carrow at noon, and they took the people to the market hall on the hill. ' +
    'The ministry wants to look into the levee, and into what was paid for it in the last ten years. ';
  it('finds a claim in a passage that moved and in which a figure is another one', () => {
    const after = rest + moving.replace('six', 'seven');
    expect(told('The county counted six dead and four missing', after, 0, moving + rest)).toEqual([
      'changed',
      'The county counted seven dead and four missing',
      expect.any(Number),
    ]);
    expect(told('six dead and four missing', after, 0, moving + rest).slice(0, 2)).toEqual([
      'changed',
      'seven dead and four missing',
    ]);
    expect(told('The county counted six dead and four missing', rest, 0, moving + rest)[0]).toBe('gone');
  });

  it('is sure of what moved with the words around it, wherever in the passage it stands', () => {
    for (const quote of ['The mayor spoke first and for long', 'mayor', 'Friday morning', 'on Friday morning.'])
      expect(told(quote, rest + moving, 0, moving + rest)).toEqual(['moved', quote, expect.closeTo(95, -1)]);
  });

  it('is not certain which of two repeated sentences is left', () => {
    expect(told('Landau', 'Landau spoke.', 0, 'Landau spoke. Landau spoke.')[0]).toBe('changed');
    expect(told('Landau', 'Landau spoke.', 1, 'Landau spoke. Landau spoke.')[0]).not.toBe('same');
  });

  it('carries fragments together, and says where one is missing', () => {
    const spansOf = (...quotes: string[]) =>
      quotes.map((q) => ({ start: old.indexOf(q), end: old.indexOf(q) + q.length }));
    const spans = spansOf('The mayor said', 'died on Monday');
    const [kept] = carryOver(old, `Update. ${old}`, [{ id: 'x', spans }]);
    expect([kept?.reason, kept?.quote]).toEqual(['same', 'The mayor said died on Monday']);
    const [part] = carryOver(old, old.replace(' died on Monday in the flood', ' vanished'), [{ id: 'x', spans }]);
    expect([part?.reason, part?.quote]).toEqual(['changed', 'The mayor said']);
    expect(part?.confidence).toBeLessThan(0.6);
  });

  it('does not carry spans that were wrong already', () => {
    const wrong = [{ id: 'x', spans: [{ start: 5, end: 9000 }] }];
    expect(carryOver(old, old, wrong)[0]).toMatchObject({ spans: null, reason: 'gone' });
  });

  const word = fc.constantFrom('India', 'agreed', 'Landau', 'the', 'of', '12', '%', '“', '.', '\r\n', '😀', 'trade');
  const words = fc.array(word, { minLength: 1, maxLength: 50 });

  it('leaves everything where it is in a text that did not change, to the letter', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (list, a, b) => {
        const text = list.join(' ');
        const start = a % text.length;
        const span = { start, end: start + 1 + (b % (text.length - start)) };
        const [found] = carryOver(text, text, [{ id: 'x', spans: [span] }]);
        const cuts = text.slice(span.start, span.end).isWellFormed();
        if (!cuts || text.slice(span.start, span.end).trim() === '') return;
        expect(found).toMatchObject({ spans: [span], confidence: 1, reason: 'same' });
      }),
    );
  });

  it('gives the words that stand there, and calls the same only what is', () => {
    const key = (stretch: string) => stretch.replace(/\s+/g, '');
    fc.assert(
      fc.property(words, words, fc.nat(), fc.nat(), (before, after, a, b) => {
        const from = before.join(' ');
        const to = after.join(' ');
        const start = a % from.length;
        const span = { start, end: start + 1 + (b % (from.length - start)) };
        for (const { spans, quote, confidence, reason } of carryOver(from, to, [{ id: 'x', spans: [span] }])) {
          expect(spans === null).toBe(reason === 'gone');
          if (!spans) continue;
          expect(spans.map(({ start: s, end }) => to.slice(s, end)).join(' ')).toBe(quote);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(reason === 'same' ? 1 : 0.95);
          if (reason !== 'changed') expect(key(quote)).toBe(key(from.slice(span.start, span.end)));
        }
      }),
    );
  });

  it('carries 20,000 annotations over in a moment', () => {
    const list = Array.from({ length: 150_000 }, (_, i) => `w${(i * 7919) % 5003}`);
    const text = list.join(' ');
    const annotations = Array.from({ length: 20_000 }, (_, i) => ({
      id: `a${i}`,
      spans: [{ start: i * 40, end: i * 40 + 20 }],
    }));
    const found = carryOver(text, list.filter((_, i) => i % 50 > 0).join(' '), annotations);
    expect(found.filter(({ reason }) => reason === 'same').length).toBeGreaterThan(15_000);
  });
});
