const SAMPLE_BYTES = 2 ** 16;

/** Blanks, line breaks and punctuation of any script: with the bytes in the wrong order they become rare signs. */
const COMMON = /[ \n\r\t.,;:!?'"()A-Za-z0-9\u3000-\u3002\uff0c\uff01\uff1f]/g;

/** At least one character in so many must be common: Chinese has the fewest, its punctuation. */
const SMALLEST_SHARE = 25;
/** In a few bytes one comes about by chance. */
const FEWEST = 2;

/** What no text holds: control characters other than blanks, private use, and code points that mean nothing. */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const NEVER_IN_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]|\p{Co}|\p{Cn}/u;

/**
 * UTF-16 without a byte order mark: bytes that are well formed and make sense in one byte order, and less sense in the
 * other. Only for bytes with NULs among them, which every text of several lines in UTF-16 has (its line breaks).
 */
export function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const little = commonCharacters(sample, 'utf-16le');
  const big = commonCharacters(sample, 'utf-16be');
  // Some chance signs make no text: most of what is written in any script is letters, digits and blanks.
  if (little === big || Math.max(little, big) < Math.max(FEWEST, sample.length / 2 / SMALLEST_SHARE)) return undefined;
  return little > big ? 'utf-16le' : 'utf-16be';
}

function commonCharacters(sample: Uint8Array, encoding: string): number {
  // Not fatal: the sample may end within a surrogate pair. The whole file is decoded strictly afterwards.
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(sample);
  if (NEVER_IN_TEXT.test(text)) return 0;
  return text.match(COMMON)?.length ?? 0;
}
