import { describe, expect, it } from 'vitest';
import { Attributes } from './annotation.ts';
import { carriedAttributes } from './carried-attributes.ts';

const attributes = Attributes.parse({
  claim_kind: 'factual',
  checkworthy: true,
  verdict: 'true',
  reviewer: 'Carrow Review',
  reviewer_url: 'https://carrow-review.example/',
  review_url: 'https://carrow-review.example/7',
  review_date: '2024-03-12',
  review_text: 'So it was.',
  quantity_value: 45_700_000_000,
  quantity_unit: 'USD',
});
const said = (quote: string) => ({ quote, spans: [{ start: 0, end: quote.length }] });
const idsCarried = (from: string, to: string) =>
  Object.keys(carriedAttributes({ ...said(from), attributes }, said(to)));

describe('carriedAttributes', () => {
  it('keeps everything on the same words, whatever their blanks', () => {
    expect(idsCarried('a deficit of $45.7 billion', 'a deficit\nof $45.7 billion')).toEqual(Object.keys(attributes));
  });

  it('leaves out the review of other words, and keeps a figure that they give too', () => {
    expect(idsCarried('a deficit of $45.7 billion', 'the deficit of $45.7 billion')).toEqual([
      'claim_kind',
      'checkworthy',
      'quantity_value',
      'quantity_unit',
    ]);
  });

  it.each([
    ['another figure', 'a deficit of $45.7 billion', 'a deficit of $47.5 billion'],
    ['another bound', 'a deficit of $45.7 billion', 'a deficit of at least $45.7 billion'],
    ['no figure', 'a deficit of $45.7 billion', 'a large deficit'],
    ['words that gave none before', 'a large deficit', 'a larger deficit'],
  ])('leaves out the figure where there is %s', (_name, from, to) => {
    expect(idsCarried(from, to)).toEqual(['claim_kind', 'checkworthy']);
  });
});
