const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]));

/** Base64 as JSON CAS has byte arrays; the bytes are signed, as in UIMA. Undefined where it is none. */
export function bytesOfBase64(text: string): number[] | undefined {
  const packed = text.replaceAll(/[\r\n]/g, '').replace(/={0,2}$/, '');
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of packed) {
    const sextet = sextets.get(letter);
    if (sextet === undefined) return undefined;
    held = ((held << 6) | sextet) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(signed((held >> bits) & 0xff));
  }
  return bits < 6 ? bytes : undefined;
}

/** The opposite of `bytesOfBase64`. */
export function base64OfBytes(bytes: readonly number[]): string {
  const letters: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3).map((byte) => byte & 0xff);
    const triple = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const quartet = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((triple >> shift) & 0x3f)).join('');
    letters.push(quartet.slice(0, b === undefined ? 2 : c === undefined ? 3 : 4).padEnd(4, '='));
  }
  return letters.join('');
}

function signed(byte: number): number {
  return byte > 127 ? byte - 256 : byte;
}
