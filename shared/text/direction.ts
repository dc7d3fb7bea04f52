/** The letters that run from right to left (UAX #9, classes R and AL), and any others. */
const letter =
  /(?<rightToLeft>(?=[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])\p{L})|\p{L}/u;

/** A place in a text with what stands around it. */
interface PlaceInText {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** Whether a place is read from right to left: by its own first letter, or else by the nearest ones after and before it. */
export function isRightToLeft({ before, match, after }: PlaceInText): boolean {
  const found = letter.exec(match) ?? letter.exec(after) ?? letter.exec(Array.from(before).reverse().join(''));
  return found?.groups?.['rightToLeft'] !== undefined;
}
