/** A header of a message, unfolded, and where what it heads begins. */
interface MimeHead {
  readonly headers: ReadonlyMap<string, string>;
  readonly bodyStart: number;
}

const LONGEST_HEAD = 2 ** 18;

/** The head of a message or of one of its parts, as Latin-1. Of headers that are there twice, the first. */
export function readMimeHead(bytes: Uint8Array): MimeHead {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, LONGEST_HEAD));
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, key = '', value = ''] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? [];
    const name = key.toLowerCase();
    if (name !== '' && !headers.has(name)) headers.set(name, value.trim());
  }
  return { headers, bodyStart: end ? end.index + end[0].length : bytes.length };
}

/** A parameter of a header's value: `boundary` of `multipart/related; boundary="x"`. */
export function parameterOf(value: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(value);
  return found?.[1] ?? found?.[2];
}

const MOST_PARTS = 5000;

/** The parts between the boundaries of a multipart body, heads included (RFC 2046, 5.1.1). */
export function splitMultipart(bytes: Uint8Array, boundary: string): Uint8Array[] {
  // One character for each byte, so that offsets are those of the bytes.
  const text = new TextDecoder('latin1').decode(bytes);
  const line = new RegExp(
    `(?:^|\\r?\\n)--${boundary.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(--)?[ \\t]*(?=\\r?\\n|$)`,
    'g',
  );
  const parts: Uint8Array[] = [];
  let start: number | undefined;
  for (const match of text.matchAll(line)) {
    if (start !== undefined) parts.push(bytes.subarray(start, match.index));
    if (match[1] !== undefined || parts.length >= MOST_PARTS) return parts;
    const end = match.index + match[0].length;
    start = end + (text[end] === '\r' ? 2 : 1);
  }
  if (start !== undefined && start < bytes.length) parts.push(bytes.subarray(start));
  return parts;
}

/** The bytes of a part as they were before they were made fit for sending (RFC 2045, 6). */
export function decodeTransfer(bytes: Uint8Array, encoding: string): Uint8Array {
  const name = encoding.trim().toLowerCase();
  const text = (): string => new TextDecoder('latin1').decode(bytes);
  if (name === 'base64') return Uint8Array.from(Buffer.from(text(), 'base64'));
  if (name !== 'quoted-printable') return bytes;
  const plain = text()
    .replace(/[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Uint8Array.from(Buffer.from(plain, 'latin1'));
}
