/** Says of the text of each part that its lines stay as they are: they are put together here, quotations apart. */
export function withFixedLines(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly flow: Flow } {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let flow: Flow = 'none';
  const fixed = text.replace(heads, (head) =>
    head.replace(flowedType, (type) => {
      flow = flow === 'delsp' || /;\s*delsp\s*=\s*"?yes/i.test(type) ? 'delsp' : 'flowed';
      return type.replace(/flowed/i, 'fixed');
    }),
  );
  return { bytes: flow === 'none' ? bytes : Uint8Array.from(Buffer.from(fixed, 'latin1')), flow };
}

/** Whether lines that end with a blank go on in the next one, and whether that blank is none of the text (RFC 3676). */
export type Flow = 'none' | 'flowed' | 'delsp';

/** The headers of the message, and those of its parts behind a boundary. */
const heads = /(?:^|\n--[^\r\n]*\r?\n)(?:[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+/g;
const flowedType =
  /^content-type:\s*text\/plain\b[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*format\s*=\s*"?flowed[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gim;

/** The paragraphs of flowed text on one line each; those of a quotation begin with as many `>` as they are quoted deep. */
export function unflow(text: string, flow: Flow): string {
  if (flow === 'none') return text;
  const lines: { depth: number; text: string; open: boolean }[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, signs = '', rest = ''] = /^((?:> ?)*)(.*)$/.exec(line) ?? [];
    const depth = signs.replaceAll(' ', '').length;
    const content = depth === 0 ? rest.replace(/^ /, '') : rest;
    const isSignature = content === '-- ';
    const open = content.endsWith(' ') && !isSignature;
    const before = lines.at(-1);
    const own = open && flow === 'delsp' ? content.slice(0, -1) : content;
    if (before?.open && before.depth === depth && content !== '' && !isSignature)
      Object.assign(before, { text: before.text + own, open });
    else lines.push({ depth, text: own, open });
  }
  return lines.map((line) => (line.depth > 0 ? `${'>'.repeat(line.depth)} ${line.text}` : line.text)).join('\n');
}
