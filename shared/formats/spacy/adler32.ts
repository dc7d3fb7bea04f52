const MODULUS = 65_521;

/** So many bytes can be summed up before 32 bits are full (zlib's NMAX). */
const RUN = 5552;

/** The check sum of zlib (RFC 1950, section 9). */
export function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (let start = 0; start < bytes.length; start += RUN) {
    const end = Math.min(bytes.length, start + RUN);
    for (let at = start; at < end; at += 1) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= MODULUS;
    high %= MODULUS;
  }
  return high * 65_536 + low;
}
