interface At {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The node to which an arrow leads: the best tied one in that direction, otherwise the best of all; see `bestOf`. */
export function nextNode(
  nodes: readonly At[],
  { from, key, isTied }: { readonly from: string; readonly key: string; readonly isTied: (id: string) => boolean },
): string | undefined {
  const direction = directions[key];
  const start = nodes.find(({ id }) => id === from);
  if (!direction || !start) return undefined;
  const others = nodes.filter(({ id }) => id !== from);
  const tied = bestOf(
    others.filter(({ id }) => isTied(id)),
    start,
    direction,
  );
  return (tied ?? bestOf(others, start, direction))?.id;
}

/** The nearest within 60° of the direction, those straight ahead before those aside. */
function bestOf(nodes: readonly At[], start: At, [dx, dy]: readonly [number, number]): At | undefined {
  let best: At | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const [x, y] = [node.x - start.x, node.y - start.y];
    const distance = Math.hypot(x, y);
    const ahead = distance === 0 ? 0 : (x * dx + y * dy) / distance;
    if (ahead < 0.5) continue;
    const cost = distance * (2 - ahead);
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
}
