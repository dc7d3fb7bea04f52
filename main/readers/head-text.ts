import { jsonHead } from '#shared/formats/exchange/json-head.ts';
import { HEAD_BYTES } from '#shared/formats/recognise.ts';
import { beginsWith } from './magic-numbers.ts';

/** The first record of a JSON file is looked at as a whole, up to this. */
export const JSON_HEAD_BYTES = 8 * 1024 * 1024;

/** Whether more of a file than `HEAD_BYTES` is needed to tell what it is. */
export function beginsLikeJson(bytes: Uint8Array): boolean {
  return /^\s*[[{]/.test(decoded(bytes.subarray(0, 1024)));
}

/**
 * How a file begins, in the encoding that its byte order mark names; of a file that is no text, signs that no format
 * knows. `bytes` is the file, or as much of it as is at hand.
 */
export function headText(bytes: Uint8Array): string {
  const head = bytes.subarray(0, HEAD_BYTES);
  if (bytes.length <= HEAD_BYTES || !beginsLikeJson(head)) return decoded(head);
  return jsonHead(decoded(bytes.subarray(0, JSON_HEAD_BYTES)), HEAD_BYTES);
}

function decoded(bytes: Uint8Array): string {
  const [isLittle, isBig] = [beginsWith(bytes, [0xff, 0xfe]), beginsWith(bytes, [0xfe, 0xff])];
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
}
