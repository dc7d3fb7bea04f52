/**
 * The order in which two panes stand in the document, which need not be that in which they are seen: an element that is
 * moved in the document loses how far it was scrolled, and the focus. So two that are there stay as they are, and CSS
 * puts them on their sides (`order`; `reading-flow` lets the keyboard follow the eye).
 */
export function standingOrder(before: readonly string[], seen: readonly string[]): readonly string[] {
  const isSame = before.length === seen.length && seen.every((key) => before.includes(key));
  return isSame ? before : seen;
}
