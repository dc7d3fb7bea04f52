import { describe, expect, it } from 'vitest';
import { dateProblem, numberProblem } from './field-problems.ts';

describe('numberProblem', () => {
  it('lets an empty field take the value away', () => {
    expect(numberProblem('  ')).toBeUndefined();
    expect(numberProblem('four')).toContain('four');
  });
});

describe('dateProblem', () => {
  it('takes days, months and years', () => {
    expect(['', ' 2024-03-09 ', '2024-03', '2024'].map(dateProblem)).toEqual(Array(4).fill(undefined));
  });

  it('names what is no date', () => {
    expect(dateProblem('last Friday')).toContain('last Friday');
    expect(dateProblem('2024-02-30')).toContain('2024-02-30');
  });
});
