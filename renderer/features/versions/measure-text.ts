/** As many different words are remembered: a long article has some ten thousand. */
const REMEMBERED = 50_000;

/** The width of texts in pixels, in the font that lines of both versions are drawn in. Each word is measured once. */
export function measureText(): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  const widths = new Map<string, number>();
  if (!context) return (text) => text.length * 8;
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font-article') || 'serif';
  context.font = `16px ${family}`;
  return (text) => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    const { width } = context.measureText(text);
    if (widths.size < REMEMBERED) widths.set(text, width);
    return width;
  };
}
