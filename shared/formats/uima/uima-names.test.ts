import { describe, expect, it } from 'vitest';
import { capitalised, uimaName } from './uima-names.ts';

// Every name of one letter was tried with Apache UIMA 2.10.2 (isTypeName) and Java's parser of XML.
describe('names in UIMA', () => {
  it.each([
    ['named-entities', 'named_entities'],
    ['größe', 'größe'],
    ['gro\u0308ße', 'größe'],
    ['대한'.normalize('NFKD'), '대한'],
    ['北京 شخص', '北京_شخص'],
    // Letters to Unicode, but not to both.
    ['x½ ªµ', 'x_'],
    ['\u{20000}a', '_a'],
    ['a·b<c>', 'a_b_c_'],
  ])('%s is %s', (words, name) => {
    expect(uimaName(words)).toBe(name);
  });

  it.each([
    ['claims', 'Claims'],
    ['\u10d0x', '\u10d0x'],
    ['ßx', 'ßx'],
    ['2nd', '2nd'],
  ])('%s begins as %s', (name, capital) => {
    expect(capitalised(name)).toBe(capital);
  });
});
