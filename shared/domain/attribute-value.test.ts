import { describe, expect, it } from 'vitest';
import { findValueFault, isDate } from './attribute-value.ts';
import { AttributeDefinition } from './codebook.ts';

describe('isDate', () => {
  it.each(['2024', '2024-03', '2024-03-09', '2024-02-29', '2000-02-29', '0001-01-01', '1999-12-31'])(
    'takes %s',
    (text) => {
      expect(isDate(text)).toBe(true);
    },
  );

  it.each([
    '',
    'last Friday',
    '24-03-09',
    '2024-3-9',
    '2024-00',
    '2024-13',
    '2024-04-31',
    '2023-02-29',
    '1900-02-29',
    '2024-03-00',
    '2024-03-09T10:00',
    ' 2024',
    '9 March 2024',
  ])('refuses %j', (text) => {
    expect(isDate(text)).toBe(false);
  });
});

describe('findValueFault', () => {
  const when = AttributeDefinition.parse({
    id: 'when',
    name: 'When',
    kind: 'date',
    options: [],
    required: false,
    definition: '',
  });

  it('takes a part of a date, and nothing that only looks like one', () => {
    expect(findValueFault(when, '2024-03')).toBeUndefined();
    expect(findValueFault(when, '2024-02-30')).toBe('not-a-date');
    expect(findValueFault(when, 2024)).toBe('not-a-date');
  });
});
