import type { Codebook, Label } from '#shared/domain/codebook.ts';
import {
  type Color,
  type Deficiency,
  ENOUGH_CONTRAST,
  leastDistance,
  NEAR,
  pageContrast,
  seenColor,
} from '#shared/domain/colors.ts';
import { translate } from '#shared/locales/translate.ts';

/** More of them would say no more. */
const MOST_NAMED = 3;

/** The contrast on the page of each theme, and whether that is enough. */
export function describeContrast(color: Color): { readonly text: string; readonly enough: boolean } {
  const { light, dark } = pageContrast(color);
  // Rounded down, so that what is written never says more than what is so.
  const ratio = (value: number): string => (Math.floor(value * 10) / 10).toFixed(1);
  return {
    text: translate('window.codebook.contrast', { light: ratio(light), dark: ratio(dark) }),
    enough: light >= ENOUGH_CONTRAST && dark >= ENOUGH_CONTRAST,
  };
}

export interface NearLabel {
  readonly label: Label;
  readonly seenWith: Deficiency | null;
}

/** The other labels whose colour is hard to tell from this one's for somebody, the nearest first. */
export function findNearLabels(codebook: Codebook, { id, color }: Label): NearLabel[] {
  const own = seenColor(color);
  return codebook.layers
    .flatMap((layer) => layer.labels)
    .filter((label) => label.id !== id && !label.retired)
    .map((label) => ({ label, ...leastDistance(own, seenColor(label.color)) }))
    .filter(({ distance }) => distance < NEAR)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_NAMED)
    .map(({ label, seenWith }) => ({ label, seenWith }));
}
