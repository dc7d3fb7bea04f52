/**
 * Whether a file begins like our own JSON, whatever it is called: `{"format":"annotary"`, with more behind the name for
 * a codebook or a manifest.
 */
export function beginsLikeOurs(head: string): boolean {
  return /^\s*\{[^]{0,2000}?"format"\s*:\s*"annotary/.test(head);
}
