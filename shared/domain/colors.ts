/** A colour as `#rrggbb`, in sRGB. */
export type Color = string;

type Triple = readonly [number, number, number];

/** The page of each theme, on which labels are painted: `--paper` in renderer/ui/tokens.css. */
export const pages = { light: '#fcfaf5', dark: '#1c1b19' } as const;

/** How much of a label's colour stays in its mark on the dark page; the rest is white (`--label-share` there). */
export const DARK_SHARE = 0.68;

/** What a mark needs against its page to be seen: WCAG 2.2, success criterion 1.4.11. */
export const ENOUGH_CONTRAST = 3;

/** A difference that is just noticeable in OKLab. Nearer colours are told apart by the name of the label only. */
export const NEAR = 0.02;

/** The three ways in which a kind of cone can be missing. */
export const deficiencies = ['protanopia', 'deuteranopia', 'tritanopia'] as const;
export type Deficiency = (typeof deficiencies)[number];

/**
 * What is seen without one kind of cones, on linear sRGB: Machado, Oliveira and Fernandes, "A Physiologically-based
 * Model for Simulation of Color Vision Deficiency" (2009), severity 1.0.
 */
const simulations: Readonly<Record<Deficiency, readonly [Triple, Triple, Triple]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** `#rgb` and `#rrggbb` in either case as `#rrggbb`; undefined for anything else. */
export function parseColor(text: string): Color | undefined {
  const color = text.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(color)) return color;
  return /^#[0-9a-f]{3}$/.test(color) ? color.replaceAll(/[0-9a-f]/g, '$&$&') : undefined;
}

/** From 1 (the same) to 21 (black on white): WCAG 2.2, "contrast ratio". */
export function contrastRatio(a: Color, b: Color): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** The mark of a label on the page of each theme, as a ratio. */
export function pageContrast(color: Color): { readonly light: number; readonly dark: number } {
  return { light: contrastRatio(color, pages.light), dark: contrastRatio(onDarkPage(color), pages.dark) };
}

/** What the stylesheets make of a label's colour on the dark page. */
export function onDarkPage(color: Color): Color {
  const [l, a, b] = oklab(linear(color));
  const white = oklab([1, 1, 1]);
  const mixed: Triple = [
    l * DARK_SHARE + white[0] * (1 - DARK_SHARE),
    a * DARK_SHARE + white[1] * (1 - DARK_SHARE),
    b * DARK_SHARE + white[2] * (1 - DARK_SHARE),
  ];
  return hexOf(fromOklab(mixed));
}

/** The colour as somebody sees it who lacks one kind of cones. */
export function simulate(color: Color, deficiency: Deficiency): Color {
  return hexOf(simulated(linear(color), deficiency));
}

/** A colour in OKLab, as everybody sees it: with all cones, and without each kind. */
export interface SeenColor {
  readonly color: Color;
  readonly normal: Triple;
  readonly without: Readonly<Record<Deficiency, Triple>>;
}

/** For comparing many colours: each is converted only once. */
export function seenColor(color: Color): SeenColor {
  const rgb = linear(color);
  const seen = (deficiency: Deficiency): Triple => oklab(simulated(rgb, deficiency));
  return {
    color,
    normal: oklab(rgb),
    without: {
      protanopia: seen('protanopia'),
      deuteranopia: seen('deuteranopia'),
      tritanopia: seen('tritanopia'),
    },
  };
}

export interface LeastDistance {
  /** Euclidean in OKLab (Ottosson, 2020): black and white are 1 apart. */
  readonly distance: number;
  /** Null where it is least with all cones. */
  readonly seenWith: Deficiency | null;
}

/** How far apart two colours look to whoever sees the least of it. */
export function leastDistance(a: SeenColor, b: SeenColor): LeastDistance {
  let least: LeastDistance = { distance: apart(a.normal, b.normal), seenWith: null };
  for (const deficiency of deficiencies) {
    const seen = apart(a.without[deficiency], b.without[deficiency]);
    if (seen < least.distance) least = { distance: seen, seenWith: deficiency };
  }
  return least;
}

/** WCAG 2.2, "relative luminance", with the threshold of IEC 61966-2-1. */
function luminance(color: Color): number {
  const [red, green, blue] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(color: Color): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function hexOf(rgb: Triple): Color {
  const channels = rgb.map((value) => {
    const clamped = Math.min(1, Math.max(0, value));
    const encoded = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

function simulated(rgb: Triple, deficiency: Deficiency): Triple {
  const [red, green, blue] = product(simulations[deficiency], rgb);
  const inGamut = (value: number): number => Math.min(1, Math.max(0, value));
  return [inGamut(red), inGamut(green), inGamut(blue)];
}

/** Ottosson, "A perceptual color space for image processing" (2020), from linear sRGB. */
function oklab(rgb: Triple): Triple {
  const [l, m, s] = product(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  );
  return product(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)],
  );
}

function fromOklab(lab: Triple): Triple {
  const [l, m, s] = product(
    [
      [1, 0.3963377774, 0.2158037573],
      [1, -0.1055613458, -0.0638541728],
      [1, -0.0894841775, -1.291485548],
    ],
    lab,
  );
  return product(
    [
      [4.0767416621, -3.3077115913, 0.2309699292],
      [-1.2684380046, 2.6097574011, -0.3413193965],
      [-0.0041960863, -0.7034186147, 1.707614701],
    ],
    [l ** 3, m ** 3, s ** 3],
  );
}

function apart(a: Triple, b: Triple): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function product(rows: readonly [Triple, Triple, Triple], [x, y, z]: Triple): Triple {
  const times = (row: Triple): number => row[0] * x + row[1] * y + row[2] * z;
  return [times(rows[0]), times(rows[1]), times(rows[2])];
}

/** The colour of lightness, chroma and hue (in degrees) of OKLab; undefined where sRGB has none such. */
export function colorOf({
  lightness,
  chroma,
  hue,
}: Readonly<Record<'lightness' | 'chroma' | 'hue', number>>): Color | undefined {
  const angle = (hue * Math.PI) / 180;
  const rgb = fromOklab([lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]);
  return rgb.every((value) => value >= 0 && value <= 1) ? hexOf(rgb) : undefined;
}
