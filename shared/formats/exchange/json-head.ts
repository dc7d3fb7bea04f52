/** Longer texts say nothing of the format, and push out what does. */
const LONGEST_STRING = 200;

/**
 * The beginning of a JSON file to tell its format by: its long texts shortened, and so much of it that the first record
 * is whole. Its keys stand behind its text in most files, however long that is.
 *
 * @param json may be cut anywhere
 * @param most in UTF-16 units; the first record may be longer
 */
export function jsonHead(json: string, most: number): string {
  const pieces: string[] = [];
  let length = 0;
  const put = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  const outermost = /^\s*\[/.test(json) ? 1 : 0;
  let depth = 0;
  let isWhole = false;
  let at = 0;
  const signs = /["{}[\]]/g;
  for (let found = signs.exec(json); found; found = signs.exec(json)) {
    const { 0: sign, index } = found;
    if (isWhole && length >= most) break;
    if (sign === '"') {
      const end = endOfString(json, index);
      put(json.slice(at, index + 1) + shortened(json.slice(index + 1, end)));
      // A string that the cut goes through is not ended here either.
      if (end < json.length) put('"');
      at = end + 1;
      signs.lastIndex = at;
      continue;
    }
    depth += sign === '{' || sign === '[' ? 1 : -1;
    isWhole ||= depth === outermost && (sign === '}' || sign === ']');
    put(json.slice(at, index + 1));
    at = index + 1;
  }
  if (length < most) put(json.slice(at, at + most - length));
  return pieces.join('');
}

/** The place of the quotation mark that ends the string which begins here, or the end of the text. */
export function endOfString(json: string, begin: number): number {
  for (let at = begin + 1; ; at += 1) {
    at = json.indexOf('"', at);
    if (at < 0) return json.length;
    let slashes = 0;
    while (json[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at;
  }
}

/** Cut between two characters and never inside an escape. */
function shortened(inside: string): string {
  return inside.length <= LONGEST_STRING ? inside : inside.slice(0, LONGEST_STRING).replace(/\\[^]{0,5}$/, '');
}
