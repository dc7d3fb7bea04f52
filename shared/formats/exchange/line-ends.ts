/**
 * Whether a text is nothing, or only what some program takes for the end of a line: of fragments with only this between
 * them, files of lines cannot say that they are two.
 */
export function isLineEnds(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- some of them are control characters
  return /^[\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]*$/.test(text);
}
