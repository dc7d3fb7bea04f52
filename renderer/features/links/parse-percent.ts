/** A confidence as a field shows it: in percent, empty for none. */
export function percentOf(confidence: number | null): string {
  return confidence === null ? '' : String(Math.round(confidence * 1000) / 10);
}

/** From 0 to 1, or null for an empty field; undefined for what is no percentage. */
export function parsePercent(text: string): number | null | undefined {
  const digits = text.trim().replace(/\s*%$/, '').replace(',', '.');
  if (digits === '') return null;
  const value = /^\d+(\.\d+)?$/.test(digits) ? Number(digits) / 100 : Number.NaN;
  return value >= 0 && value <= 1 ? value : undefined;
}
