/** So much of the window's height stays between a place that was brought into view and the window's edge. */
const MARGIN = 0.15;

/** Scrolls as little as is needed; where the place can be seen already, not at all. */
export function bringIntoView(scroller: HTMLElement, boxes: readonly DOMRect[]): void {
  const first = boxes[0];
  if (!first) return;
  const view = scroller.getBoundingClientRect();
  const margin = view.height * MARGIN;
  const bottom = Math.min(Math.max(...boxes.map((box) => box.bottom)), first.top + view.height / 2);
  if (first.top < view.top + margin) scroller.scrollTop -= view.top + margin - first.top;
  else if (bottom > view.bottom - margin) scroller.scrollTop += bottom - (view.bottom - margin);
}
