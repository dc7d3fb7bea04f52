const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  euro: '€',
  copy: '©',
  reg: '®',
};

const pieces =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|iframe)\b(?:[^<>"']|"[^"]*"|'[^']*')*>[\s\S]*?(?:<\/\1\s*>|$)|<[!?/a-z](?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+|</gi;

/**
 * The characters of a piece of HTML as a browser's text nodes have them, blanks and line ends included: what tools that
 * annotate pages count. Line ends are `\n`, as every HTML parser makes them. References to characters outside the
 * common names stay as they stand.
 */
export function textOfHtml(html: string): string {
  let text = '';
  for (const [piece] of html.replaceAll(/\r\n?/g, '\n').matchAll(pieces)) {
    const isMarkup = piece.length > 1 && piece.startsWith('<');
    if (!isMarkup) text += decoded(piece);
  }
  return text;
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    const isCharacter = code > 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : '\ufffd';
  });
}
