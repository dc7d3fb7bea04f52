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
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Places for nodes, tied ones near each other: the springs of Fruchterman and Reingold (1991), with gravity. There is no
 * chance in it: nodes begin on a spiral (Vogel 1979) in their order, so the same network is always drawn alike. Each step
 * costs the square of the nodes and yields how many are done, of `layoutSteps.total`.
 */
export function* layoutSteps(count: number, bonds: readonly Bond[]): Generator<number, Place[]> {
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
  return places.map(({ x, y }) => ({ x: round(x * WIDTH), y: round(y) }));
}

layoutSteps.total = STEPS;

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
