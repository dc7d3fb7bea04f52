/** A stretch of text that may hold line breaks, for a row of a table. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
