import { strToU8 } from 'fflate';

const WORD = 0xffff_ffff_ffff_ffffn;
const M = 0xc6a4_a793_5bd1_e995n;

/** MurmurHash64A of the UTF-8 bytes with seed 1: spaCy's number for a string (Appleby, public domain). */
export function stringHash(text: string): bigint {
  const bytes = strToU8(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hash = 1n ^ ((BigInt(bytes.length) * M) & WORD);
  const whole = bytes.length - (bytes.length % 8);
  for (let at = 0; at < whole; at += 8) {
    let block = (view.getBigUint64(at, true) * M) & WORD;
    block = ((block ^ (block >> 47n)) * M) & WORD;
    hash = ((hash ^ block) * M) & WORD;
  }
  if (whole < bytes.length) {
    for (let at = bytes.length - 1; at >= whole; at -= 1) hash ^= BigInt(bytes[at] ?? 0) << BigInt(8 * (at - whole));
    hash = (hash * M) & WORD;
  }
  hash = ((hash ^ (hash >> 47n)) * M) & WORD;
  return hash ^ (hash >> 47n);
}

/** Names of labels that spaCy numbers itself, from 380 on (spacy/symbols.pxd). */
const symbols =
  'PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL';
const FIRST_SYMBOL = 380n;

/** The strings of a file by their numbers. */
export function stringsById(strings: readonly string[]): ReadonlyMap<bigint, string> {
  const byId = new Map(strings.map((text) => [stringHash(text), text]));
  for (const [index, name] of symbols.split(' ').entries()) byId.set(FIRST_SYMBOL + BigInt(index), name);
  byId.set(0n, '');
  return byId;
}
