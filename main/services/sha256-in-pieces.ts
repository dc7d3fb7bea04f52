import { createHash } from 'node:crypto';
import { Sha256 } from '#shared/domain/ids.ts';
import type { Pauses } from './pauses.ts';

/** So much is hashed in a few milliseconds. */
const PIECE = 4 * 2 ** 20;

/** The SHA-256 of bytes that may be many, with pauses in which others get their turn. */
export async function sha256InPieces(bytes: Uint8Array, pauses: Pauses): Promise<Sha256> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += PIECE) {
    await pauses.take();
    hash.update(bytes.subarray(at, at + PIECE));
  }
  return Sha256.parse(hash.digest('hex'));
}
