import {
  type Color,
  colorOf,
  ENOUGH_CONTRAST,
  leastDistance,
  pageContrast,
  type SeenColor,
  seenColor,
} from './colors.ts';

const lightnesses = [0.36, 0.42, 0.48, 0.54, 0.6, 0.66];
const chromas = [0.12, 0.16, 0.08, 0.03];
const HUE_STEP = 15;

/**
 * Colours for the next label, the best first: each can be seen on the page of both themes, and stands as far as
 * possible from those that are taken and from the proposals before it, also for people who lack a kind of cones.
 */
export function proposeColors(taken: readonly Color[], count: number): Color[] {
  // The nearest of the colours that a candidate must stand apart from, kept up as proposals join them.
  const others = [...new Set(taken)].map(seenColor);
  const rated = candidates().map((seen) => ({ seen, nearest: nearestOf(seen, others) }));
  const proposals: Color[] = [];
  while (proposals.length < count) {
    const best = rated.reduce<(typeof rated)[number] | undefined>(
      (found, one) => (found && found.nearest >= one.nearest ? found : one),
      undefined,
    );
    if (!best || best.nearest <= 0) break;
    proposals.push(best.seen.color);
    for (const one of rated) one.nearest = Math.min(one.nearest, leastDistance(one.seen, best.seen).distance);
  }
  return proposals;
}

function nearestOf(seen: SeenColor, others: readonly SeenColor[]): number {
  return Math.min(1, ...others.map((other) => leastDistance(seen, other).distance));
}

let known: readonly SeenColor[] | undefined;

/** Made when they are first asked for. */
function candidates(): readonly SeenColor[] {
  known ??= makeCandidates();
  return known;
}

function makeCandidates(): SeenColor[] {
  const colors = new Set<Color>();
  for (const lightness of lightnesses)
    for (const chroma of chromas)
      for (let hue = 0; hue < 360; hue += HUE_STEP) {
        const color = colorOf({ lightness, chroma, hue });
        if (color === undefined) continue;
        const { light, dark } = pageContrast(color);
        if (light >= ENOUGH_CONTRAST && dark >= ENOUGH_CONTRAST) colors.add(color);
      }
  return [...colors].map(seenColor);
}
