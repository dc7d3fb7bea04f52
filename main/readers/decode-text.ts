import { analyse } from 'chardet';
import type { EncodingBasis } from '#shared/domain/document.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { beginsWith, binaryKindOf } from './magic-numbers.ts';
import { canBegin, firstUndecodableByte, loneSurrogateOffset } from './decoding-faults.ts';
import { guessUtf16 } from './utf16-guess.ts';

export interface DecodedText {
  readonly text: string;
  /** In the canonical spelling of the WHATWG Encoding Standard. */
  readonly encoding: string;
  readonly basis: EncodingBasis;
}

export interface DecodeOptions {
  /** For messages. */
  readonly file: string;
  /** What a person said it is; overrides everything that the bytes say. */
  readonly chosen?: string | undefined;
  /** Finds the encoding that a format declares inside the file. */
  readonly declared?: (bytes: Uint8Array) => string | undefined;
}

const byteOrderMarks = [
  // UTF-32 first: its mark begins with that of UTF-16.
  { encoding: 'utf-32le', mark: [0xff, 0xfe, 0x00, 0x00] },
  { encoding: 'utf-32be', mark: [0x00, 0x00, 0xfe, 0xff] },
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

/** The detection is statistical: more bytes make it slower, not better. */
const DETECTION_SAMPLE = 2 ** 18;

/**
 * So many valid multi-byte sequences for each fault make damaged UTF-8 of a file, not another encoding. Two bytes of
 * a text in another encoding are valid UTF-8 by chance: next to never in Western and Cyrillic ones, 14 % of the pairs
 * in GB18030, 9 % in EUC-KR, up to a quarter in half-width katakana. Four fifths do not come about by chance.
 */
const VALID_PER_INVALID = 4;

/**
 * Where nearly all is ASCII, one for each fault is enough: a text in Western letters has hardly one valid pair by chance,
 * and a few words of Chinese among English ones have fewer valid pairs than others.
 */
const NEARLY_ASCII = 0.25;

/** Where only the last character is cut off and all before it is valid, this many are enough. */
const VALID_BEFORE_CUT = 2;

/**
 * The text of a file, exactly: every decoding is strict, so that nothing is replaced silently, and line ends stay as
 * they are. A byte order mark is no part of the text; it is taken off once, and `basis` remembers it.
 *
 * In this order: what was chosen, the byte order mark, strict UTF-8, what the file declares, UTF-16 without a mark,
 * and last a statistical guess, which the project shows as such ("detected") so that it can be corrected.
 */
export function decodeText(bytes: Uint8Array, options: DecodeOptions): Result<DecodedText> {
  const { file } = options;
  if (bytes.length === 0) return failure('import/empty', { file });
  const kind = binaryKindOf(bytes);
  if (kind !== undefined) return failure('import/binary', { file, byte: 0, kind });

  const decoded =
    options.chosen === undefined ? decodeByEvidence(bytes, options) : decodeChosen(bytes, options.chosen, file);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  const control = text.indexOf('\0');
  if (control >= 0) return failure('import/binary', { file, byte: Math.max(0, bytes.indexOf(0)), kind: 'binary' });
  if (text === '') return failure('import/empty', { file });
  if (text.trim() === '') return failure('import/no-text', { file });
  const lone = loneSurrogateOffset(text);
  if (lone !== undefined) return failure('import/not-well-formed', { file, offset: lone });
  return decoded;
}

function decodeChosen(bytes: Uint8Array, chosen: string, file: string): Result<DecodedText> {
  const encoding = canonicalName(chosen);
  if (encoding === undefined) return failure('import/unknown-encoding', { file, encoding: chosen });
  const mark = byteOrderMarks.find((candidate) => candidate.encoding === encoding && beginsWith(bytes, candidate.mark));
  return decodeAs(bytes.subarray(mark?.mark.length ?? 0), { encoding, basis: 'chosen', file });
}

function decodeByEvidence(bytes: Uint8Array, { file, declared }: DecodeOptions): Result<DecodedText> {
  const marked = byteOrderMarks.find((candidate) => beginsWith(bytes, candidate.mark));
  if (marked) {
    if (marked.encoding.startsWith('utf-32'))
      return failure('import/unsupported-encoding', { file, encoding: marked.encoding });
    const rest = bytes.subarray(marked.mark.length);
    return decodeAs(rest, { encoding: marked.encoding, basis: 'byte-order-mark', file });
  }

  const nul = bytes.indexOf(0);
  const utf8 = decodeAs(bytes, { encoding: 'utf-8', basis: 'strict-utf-8', file });
  // So is ISO-2022-JP, which goes over to Japanese letters by ESC $ B (RFC 1468). No text has that.
  if (utf8.ok && ['\u001b$B', '\u001b$@'].some((escape) => utf8.value.text.includes(escape))) {
    const japanese = decodeAs(bytes, { encoding: 'iso-2022-jp', basis: 'detected', file });
    if (japanese.ok) return japanese;
  }
  // ASCII in UTF-16 is valid UTF-8 as well, with a NUL in every second place.
  if (utf8.ok && nul < 0)
    return looksBinary(utf8.value.text) ? failure('import/binary', { file, byte: 0, kind: 'binary' }) : utf8;

  const declaredName = declared && canonicalName(declared(bytes) ?? '');
  if (declaredName !== undefined && nul < 0) {
    const value = decodeAs(bytes, { encoding: declaredName, basis: 'declared', file });
    if (value.ok) return value;
  }
  if (nul >= 0) {
    const guess = guessUtf16(bytes);
    if (guess === undefined) return failure('import/binary', { file, byte: nul, kind: 'binary' });
    return decodeAs(bytes, { encoding: guess, basis: 'detected', file });
  }
  return isDamagedUtf8(bytes) ? utf8 : detect(bytes, file);
}

function detect(bytes: Uint8Array, file: string): Result<DecodedText> {
  for (const { name } of analyse(bytes.subarray(0, DETECTION_SAMPLE))) {
    const encoding = canonicalName(name);
    if (encoding === undefined || encoding.startsWith('utf-')) continue;
    const decoded = decodeAs(bytes, { encoding, basis: 'detected', file });
    if (decoded.ok && !looksBinary(decoded.value.text)) return decoded;
  }
  const western = decodeAs(bytes, { encoding: 'windows-1252', basis: 'detected', file });
  if (western.ok && looksBinary(western.value.text)) return failure('import/binary', { file, byte: 0, kind: 'binary' });
  return western;
}

function decodeAs(
  bytes: Uint8Array,
  { encoding, basis, file }: { encoding: string; basis: EncodingBasis; file: string },
): Result<DecodedText> {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return success({ text, encoding, basis });
  } catch {
    return undecodable(bytes, encoding, file);
  }
}

function undecodable(bytes: Uint8Array, encoding: string, file: string): Result<never> {
  if (encoding.startsWith('utf-16') && bytes.length % 2 === 0) {
    const lenient = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    // The decoder puts U+FFFD where half of a character stands; the offset is the same.
    return failure('import/not-well-formed', { file, offset: Math.max(0, lenient.indexOf('\ufffd')) });
  }
  return failure('import/undecodable', { file, encoding, byte: firstUndecodableByte(bytes, encoding) });
}

function canonicalName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** Mostly valid multi-byte UTF-8 with a few bytes that are not: another encoding would only garble the rest of it. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const lenient = new TextDecoder('utf-8').decode(bytes);
  // eslint-disable-next-line no-control-regex -- the range is everything beyond ASCII
  const valid = lenient.match(/[^\u0000-\u007f\ufffd]/gu)?.length ?? 0;
  const invalid = lenient.match(/\ufffd/g)?.length ?? 0;
  if (shareBeyondAscii(bytes) < NEARLY_ASCII) {
    const surrogates = encodedSurrogates(bytes);
    // Each of its three bytes is a fault.
    return valid + surrogates >= Math.max(1, invalid - surrogates * 3);
  }
  const isCutOff = invalid === 1 && canBegin(bytes, 'utf-8');
  return valid >= (isCutOff ? VALID_BEFORE_CUT : invalid * VALID_PER_INVALID);
}

/** Halves of surrogate pairs, written as UTF-8 writes characters: what old programs did, and no other encoding means. */
function encodedSurrogates(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1))
    if ((bytes[at + 1] ?? 0) >> 5 === 0b101 && (bytes[at + 2] ?? 0) >> 6 === 0b10) count += 1;
  return count;
}

function shareBeyondAscii(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte > 0x7f) count += 1;
  return count / bytes.length;
}

const SAMPLE_CHARACTERS = 2 ** 16;

/** One control character in twenty is no text. A stray one or two are: they stay, since the text is never altered. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  // eslint-disable-next-line no-control-regex -- control characters are what it counts
  const controls = sample.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  return controls > 2 && controls * 20 > sample.length;
}
