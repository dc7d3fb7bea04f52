/** A piece of a line of text, in pixels from the corner of the layer that is drawn over the article. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Boxes of the window as boxes of a layer whose corner is at the origin. */
export function boxesWithin(origin: { readonly left: number; readonly top: number }, boxes: readonly Box[]): Box[] {
  return boxes.map(({ left, top, right, bottom }) => ({
    left: left - origin.left,
    top: top - origin.top,
    right: right - origin.left,
    bottom: bottom - origin.top,
  }));
}

/** The boxes that stand on one line of text, by line, from the top. */
export function linesOf(boxes: readonly Box[]): Box[] {
  const lines: Box[] = [];
  for (const box of [...boxes].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const last = lines.at(-1);
    // A word in italics has a slightly other box and still stands on the same line.
    if (last && box.top + box.bottom < 2 * last.bottom && box.top < last.bottom)
      lines[lines.length - 1] = around([last, box]);
    else lines.push(box);
  }
  return lines;
}

/** The smallest box around all of them. The list must not be empty. */
export function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}
