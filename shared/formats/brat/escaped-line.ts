/** What would end a line or a column in one of the readers of brat files: the line ends that Python and Java know. */
// oxlint-disable-next-line no-control-regex -- these are control characters
const lineEnds = /[\t\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]/;
const breaking = new RegExp(`\\\\|${lineEnds.source}`, 'g');

/** A text on one line: what would break it is written as `\n` or `\u2028`, and a backslash as two. */
export function escapeLine(text: string): string {
  return text.replaceAll(breaking, (character) => {
    if (character === '\\') return '\\\\';
    if (character === '\n') return '\\n';
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

export function unescapeLine(line: string): string {
  return line.replaceAll(
    /\\(?:(\\)|(n)|u([0-9a-f]{4}))/g,
    (_whole, backslash?: string, end?: string, code?: string) => {
      if (backslash !== undefined) return '\\';
      return end === undefined ? String.fromCharCode(Number.parseInt(code ?? '0', 16)) : '\n';
    },
  );
}

/** Whether a text can stand at the end of a line as it is, and be read back so. */
export function fitsOnLine(text: string): boolean {
  return text !== '' && text.trim() === text && !lineEnds.test(text);
}
