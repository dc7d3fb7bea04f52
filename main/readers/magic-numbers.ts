/** How files that are no text begin. The name is what the message calls the file. */
const signatures: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['ZIP', [0x50, 0x4b, 0x05, 0x06]],
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38, 0x37, 0x61]],
  ['GIF', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['SQLite', [...new TextEncoder().encode('SQLite format 3\0')]],
  ['ELF', [0x7f, 0x45, 0x4c, 0x46]],
  ['Word', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];

/** The two letters "MZ" alone could begin a text, so a Windows program must also have NUL bytes in its header. */
const MZ = [0x4d, 0x5a];
const MZ_HEADER = 64;

/** What kind of binary file the bytes begin like, or undefined. */
export function binaryKindOf(bytes: Uint8Array): string | undefined {
  const found = signatures.find(([, signature]) => beginsWith(bytes, signature));
  if (found) return found[0];
  return beginsWith(bytes, MZ) && bytes.subarray(0, MZ_HEADER).includes(0) ? 'EXE' : undefined;
}

export function beginsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, index) => bytes[index] === byte);
}
