import { expect, it } from 'vitest';
import { differsInBlanksOnly } from './same-text.ts';

it.each([
  ['Ada met Bo.', 'Ada met Bo.', true],
  ['Ada\n met', 'Ada\r\nmet\r\n', true],
  ['Ada met', 'Ada let', false],
  ['Ada met', 'Ada met Bo', false],
  ['Ada met Bo', 'Ada met', false],
  ['Ada met', 'Adaxmet', false],
  ['', ' \n', true],
])('says whether two texts have the same words in the same places: %j, %j', (text, whole, expected) => {
  expect(differsInBlanksOnly(text, whole)).toBe(expected);
});
