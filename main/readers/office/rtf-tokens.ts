/** A piece of an RTF file. Text is bytes in the code page that is in force, or a character by its own number. */
export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly parameter: number | undefined }
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'binary'; readonly length: number };

const letter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const digit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

const BACKSLASH = 0x5c;
const LONGEST_WORD = 32;
const LONGEST_NUMBER = 10;

/** The tokens of an RTF file (Microsoft's specification 1.9.1, "Basic Entities"), with the offset after each. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte === 0x7b) yield { kind: 'open' };
    else if (byte === 0x7d) yield { kind: 'close' };
    else if (byte === BACKSLASH) {
      const { token, end } = controlAt(bytes, at);
      at = end;
      if (token) yield token;
      // The bytes of a picture may look like anything.
      if (token?.kind === 'binary') at += token.length;
    } else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) yield { kind: 'byte', byte };
  }
}

function controlAt(bytes: Uint8Array, start: number): { token: RtfToken | undefined; end: number } {
  const first = bytes[start];
  if (first === undefined) return { token: undefined, end: start };
  if (!letter(first)) return symbolAt(bytes, start, first);
  let at = start;
  while (at < bytes.length && at - start < LONGEST_WORD && letter(bytes[at] ?? 0)) at += 1;
  const word = String.fromCharCode(...bytes.subarray(start, at));
  const numberStart = at;
  if (bytes[at] === 0x2d) at += 1;
  const digitsStart = at;
  while (at - digitsStart < LONGEST_NUMBER && digit(bytes[at] ?? 0)) at += 1;
  const digits = String.fromCharCode(...bytes.subarray(numberStart, at));
  const parameter = /\d/.test(digits) ? Number(digits) : undefined;
  if (digits === '-') at -= 1;
  // One blank after a word belongs to it.
  if (bytes[at] === 0x20) at += 1;
  if (word === 'bin') return { token: { kind: 'binary', length: Math.max(0, parameter ?? 0) }, end: at };
  return { token: { kind: 'word', word, parameter }, end: at };
}

function symbolAt(bytes: Uint8Array, at: number, symbol: number): { token: RtfToken | undefined; end: number } {
  const end = at + 1;
  if (symbol === 0x27) {
    const hex = String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
    if (!/^[0-9a-f]{2}$/i.test(hex)) return { token: undefined, end };
    return { token: { kind: 'byte', byte: Number.parseInt(hex, 16) }, end: at + 3 };
  }
  if (symbol === BACKSLASH || symbol === 0x7b || symbol === 0x7d) return { token: { kind: 'byte', byte: symbol }, end };
  const word = new Map([
    [0x7e, 'nobreakspace'],
    [0x2d, 'softhyphen'],
    [0x5f, 'nobreakhyphen'],
    [0x2a, '*'],
    [0x0a, 'par'],
    [0x0d, 'par'],
    [0x09, 'tab'],
  ]).get(symbol);
  return { token: word === undefined ? undefined : { kind: 'word', word, parameter: undefined }, end };
}
