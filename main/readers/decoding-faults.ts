/** The offset of half of a surrogate pair in a text, or undefined where it is well formed. */
export function loneSurrogateOffset(text: string): number | undefined {
  if (text.isWellFormed()) return undefined;
  // With the u flag a whole pair is one character, so the class finds halves only.
  return text.search(/[\ud800-\udfff]/u);
}

/**
 * The first byte that has no meaning in the encoding. Decoding a longer beginning fails wherever a shorter one did, so
 * halving finds the place in about log2(length) decodings.
 */
export function firstUndecodableByte(bytes: Uint8Array, encoding: string): number {
  let decodable = 0;
  let failing = bytes.length;
  if (canBegin(bytes, encoding)) return bytes.length - 1; // it ends in the middle of a character
  while (failing - decodable > 1) {
    const middle = (decodable + failing) >> 1;
    if (canBegin(bytes.subarray(0, middle), encoding)) decodable = middle;
    else failing = middle;
  }
  return decodable;
}

/** True where the bytes are valid in the encoding, or would be if more followed. */
export function canBegin(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
