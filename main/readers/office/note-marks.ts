export type NoteKind = 'footnote' | 'endnote';

/** How a note is called where it is referred to and where it stands, at the end of the text: `[1]`, `[i]`. */
export function noteMark(kind: NoteKind, number: number): string {
  return kind === 'footnote' ? `[${number}]` : `[${roman(number)}]`;
}

const numerals = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, numeral] of numerals) for (; rest >= value; rest -= value) text += numeral;
  return text;
}
