import { describe, expect, it } from 'vitest';
import type { Annotation } from '#shared/domain/annotation.ts';
import { quoteOf } from '#shared/domain/span.ts';
import { linkRecord } from '#shared/domain/testing/records.ts';
import { reAnchor, reAnchorEvidence } from './re-anchor.ts';

function annotationOf(text: string, ...spans: { start: number; end: number }[]): Annotation {
  // Only its id and its place matter here.
  return { id: 'a', spans, quote: quoteOf(text, spans) } as unknown as Annotation;
}

describe('finding an annotation again in the text read with another encoding', () => {
  const from = 'CafÃ© owners said Landau left. Later, in the cafÃ©, Landau came.';
  const to = 'Café owners said Landau left. Later, in the café, Landau came.';

  it.each([
    ['the first of two', from.indexOf('Landau'), to.indexOf('Landau')],
    ['the second of two', from.lastIndexOf('Landau'), to.lastIndexOf('Landau')],
  ])('takes %s by the words around it', (_what, start, expected) => {
    const place = reAnchor(annotationOf(from, { start, end: start + 6 }), { from, to });
    expect(place).toEqual({ id: 'a', spans: [{ start: expected, end: expected + 6 }], quote: 'Landau' });
  });

  it('finds every fragment in the order of the text', () => {
    const first = from.indexOf('owners');
    const second = from.lastIndexOf('came');
    const spans = [
      { start: first, end: first + 6 },
      { start: second, end: second + 4 },
    ];
    expect(reAnchor(annotationOf(from, ...spans), { from, to })?.quote).toBe('owners came');
  });

  it('gives nothing where the words are other words now', () => {
    expect(reAnchor(annotationOf(from, { start: 0, end: 5 }), { from, to })).toBeUndefined();
  });

  it('takes the evidence of a link along on the sides that stand in the text, or none of it', () => {
    const place = (text: string, quote: string) => {
      const start = text.lastIndexOf(quote);
      return { span: { start, end: start + quote.length }, quote };
    };
    const link = linkRecord({ id: 'l', fromId: 'here', toId: 'there' });
    const there = place('elsewhere', 'else');
    const isHere = (id: string) => id === 'here';
    const linkWith = (quote: string) => ({ ...link, evidence: { from: [place(from, quote)], to: [there] } });
    expect(reAnchorEvidence(linkWith('Landau'), { from, to }, isHere)).toEqual({
      from: [place(to, 'Landau')],
      to: [there],
    });
    expect(reAnchorEvidence(linkWith('cafÃ©'), { from, to }, isHere)).toBeUndefined();
  });
});
