export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Bond {
  readonly source: number;
  readonly target: number;
  /** From 0 to 1: how much the two are drawn together. */
  readonly strength: number;
}

const STEPS = 240;
/** The distance that two tied nodes like to have: the unit of the plane. */
const LENGTH = 1;
/** Draws everything to the middle, so that parts without a tie between them do not drift apart. */
const GRAVITY = 0.08;
/** Labels are wider than high, so there is more room aside than above. */
const WIDTH = 1.5;
/** No two nodes are nearer than that in the end. */
const NEAREST = 0.55;
/** Room between parts, for labels. */
const ASIDE = 1.8;
const BELOW = 1.5;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Places for nodes, tied ones near each other: each part that hangs together is laid out by the springs of Fruchterman
 * and Reingold (1991), with gravity, and the parts stand beside each other in rows, the largest first. There is no
 * chance in it: nodes begin on a spiral (Vogel 1979) in their order, so the same network is always drawn alike. Each
 * step costs the square of a part's nodes and yields how many are done, of `layoutSteps.total`.
 */
export function* layoutSteps(count: number, bonds: readonly Bond[]): Generator<number, Place[]> {
  const parts = partsOf(count, bonds);
  const drawn: Drawn[] = [];
  let done = 0;
  for (const part of parts) {
    const steps = springSteps(part.nodes.length, part.bonds);
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield Math.floor(done + (step.value * part.nodes.length) / count);
    done += (STEPS * part.nodes.length) / count;
    drawn.push({ nodes: part.nodes, places: step.value });
  }
  const places: Place[] = Array.from({ length: count }, () => ({ x: 0, y: 0 }));
  for (const [node, { x, y }] of inRows(drawn)) places[node] = { x: round(x), y: round(y) };
  return places;
}

layoutSteps.total = STEPS;

interface Part {
  /** By their numbers in the whole, in order. */
  readonly nodes: readonly number[];
  /** Between their places in `nodes`. */
  readonly bonds: readonly Bond[];
}

/** What hangs together, the largest first; as large ones in the order of their first nodes. */
function partsOf(count: number, bonds: readonly Bond[]): Part[] {
  const roots = Array.from({ length: count }, (_, at) => at);
  const rootOf = (node: number): number => {
    let at = node;
    while (roots[at] !== undefined && roots[at] !== at) at = roots[at] ?? at;
    return at;
  };
  for (const { source, target } of bonds) {
    const [a, b] = [rootOf(source), rootOf(target)];
    roots[Math.max(a, b)] = Math.min(a, b);
  }
  const groups = Map.groupBy(roots.keys(), rootOf);
  const bondsOf = Map.groupBy(bonds, ({ source }) => rootOf(source));
  return [...groups]
    .map(([root, nodes]) => {
      const at = new Map(nodes.map((node, place) => [node, place]));
      const own = (bondsOf.get(root) ?? []).map(({ source, target, strength }) => {
        return { source: at.get(source) ?? 0, target: at.get(target) ?? 0, strength };
      });
      return { nodes, bonds: own };
    })
    .sort((a, b) => b.nodes.length - a.nodes.length);
}

/** The places of one part, around its middle. */
function* springSteps(count: number, bonds: readonly Bond[]): Generator<number, Place[]> {
  const places = Array.from({ length: count }, (_, at) => {
    const radius = LENGTH * Math.sqrt(at + 0.5);
    return { x: radius * Math.cos(at * GOLDEN_ANGLE), y: radius * Math.sin(at * GOLDEN_ANGLE) };
  });
  for (let step = 0; step < STEPS; step += 1) {
    const heat = 0.6 * (1 - step / STEPS) ** 1.5 + 0.005;
    moveOnce(places, bonds, heat);
    yield step + 1;
  }
  for (let step = 0; step < STEPS && pushApart(places); step += 1) yield STEPS;
  return places.map(({ x, y }) => ({ x: x * WIDTH, y }));
}

interface Drawn {
  readonly nodes: readonly number[];
  readonly places: readonly Place[];
}

/** Sets parts beside each other in rows, in a sheet half as wide again as it is high, as far as they allow it. */
function* inRows(parts: readonly Drawn[]): Generator<[node: number, place: Place]> {
  const boxes = parts.map(({ nodes, places }) => {
    const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    const [width, height] = [Math.max(...xs) - left + ASIDE, Math.max(...ys) - top + BELOW];
    return { nodes, places, left, top, width, height };
  });
  const area = boxes.reduce((sum, { width, height }) => sum + width * height, 0);
  const wide = Math.max(Math.sqrt(area * 1.6), ...boxes.map(({ width }) => width));
  let [x, y, high] = [0, 0, 0];
  for (const { nodes, places, left, top, width, height } of boxes) {
    if (x > 0 && x + width > wide) [x, y, high] = [0, y + high, 0];
    for (const [at, place] of places.entries()) yield [nodes[at] ?? 0, { x: place.x - left + x, y: place.y - top + y }];
    x += width;
    high = Math.max(high, height);
  }
}

type Mutable = { x: number; y: number };

function moveOnce(places: Mutable[], bonds: readonly Bond[], heat: number): void {
  const forces = places.map(({ x, y }) => ({ x: -GRAVITY * x, y: -GRAVITY * y }));
  for (const [at, a] of places.entries()) {
    const own = forces[at];
    if (!own) continue;
    for (let other = at + 1; other < places.length; other += 1) {
      const b = places[other];
      const theirs = forces[other];
      if (!b || !theirs) continue;
      const [dx, dy] = [a.x - b.x, a.y - b.y];
      const square = Math.max(dx * dx + dy * dy, 0.01);
      const push = (LENGTH * LENGTH) / square;
      own.x += dx * push;
      own.y += dy * push;
      theirs.x -= dx * push;
      theirs.y -= dy * push;
    }
  }
  for (const { source, target, strength } of bonds) {
    const [a, b] = [places[source], places[target]];
    const [own, theirs] = [forces[source], forces[target]];
    if (!a || !b || !own || !theirs) continue;
    const [dx, dy] = [a.x - b.x, a.y - b.y];
    const pull = (Math.hypot(dx, dy) / LENGTH) * strength;
    own.x -= dx * pull;
    own.y -= dy * pull;
    theirs.x += dx * pull;
    theirs.y += dy * pull;
  }
  for (const [at, place] of places.entries()) {
    const force = forces[at] ?? { x: 0, y: 0 };
    const size = Math.hypot(force.x, force.y);
    const share = size === 0 ? 0 : Math.min(size, heat) / size;
    place.x += force.x * share;
    place.y += force.y * share;
  }
}

/** Moves nodes apart that are too near; false where none was. */
function pushApart(places: Mutable[]): boolean {
  let moved = false;
  for (const [at, a] of places.entries())
    for (let other = at + 1; other < places.length; other += 1) {
      const b = places[other];
      if (!b) continue;
      const [dx, dy] = [a.x - b.x, a.y - b.y];
      const distance = Math.hypot(dx, dy);
      if (distance >= NEAREST - 1e-6) continue;
      moved = true;
      // Two in one place go apart along a line of their own.
      const angle = distance === 0 ? at * GOLDEN_ANGLE : Math.atan2(dy, dx);
      const step = (NEAREST - distance) / 2;
      a.x += Math.cos(angle) * step;
      a.y += Math.sin(angle) * step;
      b.x -= Math.cos(angle) * step;
      b.y -= Math.sin(angle) * step;
    }
  return moved;
}

/** So that the same place is the same text on every machine. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
