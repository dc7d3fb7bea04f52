/** A confidence as a field shows it: in percent and with the sign, so that what was understood can be seen; empty for none. */
export function percentOf(confidence: number | null): string {
  return confidence === null ? '' : `${tidy(confidence * 100)} %`;
}

/**
 * From 0 to 1, or null for an empty field; undefined for what is neither a percentage nor a share. "%" always says
 * percent. Without it a whole number is percent, and a number with decimals is a share up to one and percent above it.
 *
 *     50, 50 %, 0.5, .5, 0,5   0.5          1, 1 %   0.01       1.0   1
 *     12.5, 12.5 %             0.125        0.5 %    0.005
 */
export function parsePercent(text: string): number | null | undefined {
  const [, digits = '', sign] = /^(.*?)\s*(%?)$/su.exec(text.trim().replace(',', '.')) ?? [];
  if (digits === '' && sign === '') return null;
  if (!/^(?:\d+(?:\.\d*)?|\.\d+)$/.test(digits)) return undefined;
  const number = Number(digits);
  const isShare = sign === '' && digits.includes('.') && number <= 1;
  const value = isShare ? number : tidy(number / 100);
  return value <= 1 ? value : undefined;
}

/** Without what a multiplication leaves behind the digits that somebody wrote: 99.99 / 100 is 0.9999. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
