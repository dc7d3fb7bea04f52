import { strFromU8 } from 'fflate';

/**
 * A text inside a binary file, in UTF-8. A decoder takes U+FEFF at the beginning for a byte order mark; in a text that is
 * a part of a file it is a character.
 */
export function textInBytes(bytes: Uint8Array): string {
  if (bytes[0] !== 0xef) return strFromU8(bytes);
  const behind = new Uint8Array(bytes.length + 1);
  behind[0] = 0x20;
  behind.set(bytes, 1);
  return strFromU8(behind).slice(1);
}

/** A text as a file of its own: readers take one mark off, so a text that begins with that character needs another. */
export function asTextFile(text: string): string {
  return text.startsWith('\ufeff') ? `\ufeff${text}` : text;
}
