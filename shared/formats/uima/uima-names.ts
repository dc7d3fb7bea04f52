/**
 * Letters that may stand in names: UIMA allows those of Java, and Java's parser of XML those that Unicode 2 had (XML 1.0,
 * 4th edition, appendix B). These are the alphabets that are in use of both; what is in neither becomes an underscore.
 */
const letters = [
  'A-Za-zÀ-ÖØ-öø-ÿ\u0100-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0180-\u01c3\u1ea0-\u1ef9',
  '\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce',
  '\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e-\u0481',
  '\u0531-\u0556\u0561-\u0586\u05d0-\u05ea\u0621-\u063a\u0641-\u064a',
  '\u0905-\u0939\u0e01-\u0e2e\u0e40-\u0e45\u10d0-\u10f6',
  '\u3041-\u3094\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3',
].join('');
const unfit = new RegExp(`[^${letters}0-9_]+`, 'gu');
const letter = new RegExp(`^[${letters}]`, 'u');

/** Words as a name of UIMA, but that it may begin with a digit. Decomposed letters (as ids have them) are put together. */
export function uimaName(words: string): string {
  return words.normalize('NFC').replaceAll(unfit, '_');
}

/** With a capital letter, where there is one that names may have. */
export function capitalised(name: string): string {
  const capital = name.charAt(0).toUpperCase();
  return letter.test(capital) && capital.length === 1 ? capital + name.slice(1) : name;
}
