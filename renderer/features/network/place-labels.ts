interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Labelled {
  readonly x: number;
  readonly y: number;
  /** Half the size of the node's shape. */
  readonly radius: number;
  readonly text: string;
}

interface LabelPlace {
  /** The middle of the label. */
  readonly x: number;
  readonly y: number;
}

/** About what a letter of the label's font is wide, and a line high. */
const LETTER = 6.3;
const LINE = 15;
const GAP = 3;

/**
 * Where labels stand so that none covers another or a node, in pixels: below its node, above, or beside it. The first
 * ones choose first; null for a label that has no room.
 */
export function placeLabels(nodes: readonly Labelled[]): (LabelPlace | null)[] {
  const taken: Box[] = nodes.map(({ x, y, radius }) => boxAround(x, y, radius * 2, radius * 2));
  return nodes.map((node, at) => {
    const width = labelWidth(node.text);
    const down = node.radius + GAP + LINE / 2;
    const aside = node.radius + GAP + width / 2;
    const places = [
      { x: node.x, y: node.y + down },
      { x: node.x, y: node.y - down },
      { x: node.x + aside, y: node.y },
      { x: node.x - aside, y: node.y },
    ];
    const free = places.find(({ x, y }) => {
      const box = boxAround(x, y, width, LINE);
      return taken.every((other, index) => index === at || !overlaps(box, other));
    });
    if (!free) return null;
    taken.push(boxAround(free.x, free.y, width, LINE));
    return free;
  });
}

/** About as wide as the text is drawn, in pixels. */
export function labelWidth(text: string): number {
  return text.length * LETTER + 4;
}

function boxAround(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
