/**
 * The number that a person typed: `1234.5`, `1 234.5`, `1,234.5` and `-3` are numbers. Undefined for an empty text
 * and for everything else. A single comma followed by three digits groups them, as in English.
 */
export function parseNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('\u2212', '-');
  const ungrouped = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  if (!/^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(ungrouped)) return undefined;
  const value = Number(ungrouped);
  return Number.isFinite(value) ? value : undefined;
}
