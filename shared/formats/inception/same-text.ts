/**
 * Whether `text` is `whole` but for blanks, character by character, so that offsets mean the same in both. WebAnno TSV
 * does not have what stands between sentences nor what follows the last one.
 */
export function differsInBlanksOnly(text: string, whole: string): boolean {
  if (text === whole) return true;
  if (text.length > whole.length || /\S/.test(whole.slice(text.length))) return false;
  for (let at = 0; at < text.length; at += 1) {
    const [a, b] = [text.charAt(at), whole.charAt(at)];
    if (a !== b && (/\S/.test(a) || /\S/.test(b))) return false;
  }
  return true;
}
