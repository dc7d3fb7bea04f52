import { describe, expect, it } from 'vitest';
import { describeConfidence } from './describe-confidence.ts';

describe('describeConfidence', () => {
  it.each([
    [1, '100%, very sure'],
    [0.9, '90%, very sure'],
    [0.75, '75%, fairly sure'],
    [0.5, '50%, unsure'],
    [0, '0%, very unsure'],
  ])('says of %d: %s', (confidence, words) => {
    expect(describeConfidence(confidence)).toBe(words);
  });
});
