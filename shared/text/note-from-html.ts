import { isNoteAddress, joinTexts, type Note, type NoteBlock, type NoteText } from './note.ts';

/** What is written between these says nothing to a reader. */
const silent = new Set(['head', 'script', 'style', 'template', 'title', 'noscript', 'svg', 'math', 'iframe', 'object']);
const blocks = new Set(
  'address article aside blockquote body dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

type Style = Omit<NoteText, 'text'>;
const plain: Style = { bold: false, italic: false, href: null };

interface Open {
  readonly tag: string;
  /** What held before it was opened. */
  readonly style: Style;
}

/**
 * What a note can hold of a pasted page: its words, bold, italics, lists of one level and safe links. The page is only
 * read as text, sign by sign, and never becomes part of a document, so nothing in it can act.
 */
export function noteFromHtml(html: string): Note {
  const reader = new HtmlReader();
  const tokens = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|<[!?][^>]*>|[^<]+|</gi;
  for (const [token, slash, name, attributes = ''] of html.matchAll(tokens)) {
    if (name !== undefined) reader.readTag({ name: name.toLowerCase(), closes: slash === '/', attributes });
    else if (!/^<[!?]/.test(token)) reader.readText(token);
  }
  return reader.end();
}

class HtmlReader {
  readonly #note: NoteBlock[] = [];
  #content: NoteText[] = [];
  #style: Style = plain;
  readonly #open: Open[] = [];
  readonly #lists: boolean[] = [];
  #inItem = false;
  #silent: string | null = null;

  readText(text: string): void {
    if (this.#silent !== null) return;
    this.#content.push({ text: decodeEntities(text).replace(/\s+/g, ' '), ...this.#style });
  }

  readTag({ name, closes, attributes }: { name: string; closes: boolean; attributes: string }): void {
    if (this.#silent !== null) {
      if (closes && name === this.#silent) this.#silent = null;
      return;
    }
    if (silent.has(name) && !closes) {
      this.#silent = name;
      return;
    }
    if (name === 'br') this.#content.push({ text: '\n', ...plain });
    if (blocks.has(name)) this.#endBlock();
    if (name === 'ul' || name === 'ol') {
      if (closes) this.#lists.pop();
      else this.#lists.push(name === 'ol');
    }
    if (name === 'li') this.#inItem = !closes;
    if (empty.has(name)) return;
    if (closes) this.#close(name);
    else {
      this.#open.push({ tag: name, style: this.#style });
      this.#style = styleWithin(this.#style, name, attributes);
    }
  }

  end(): Note {
    this.#endBlock();
    return this.#note;
  }

  #close(tag: string): void {
    const at = this.#open.findLastIndex((one) => one.tag === tag);
    const opened = this.#open[at];
    if (!opened) return;
    this.#style = opened.style;
    this.#open.length = at;
  }

  #endBlock(): void {
    const content = trimmed(this.#content);
    this.#content = [];
    if (content.length === 0) return;
    const last = this.#note.at(-1);
    const ordered = this.#lists.at(-1) ?? false;
    if (!this.#inItem) this.#note.push({ kind: 'paragraph', content });
    else if (last?.kind === 'list' && last.ordered === ordered)
      this.#note[this.#note.length - 1] = { ...last, items: [...last.items, content] };
    else this.#note.push({ kind: 'list', ordered, items: [content] });
  }
}

function styleWithin(style: Style, tag: string, attributes: string): Style {
  const css = attributeOf(attributes, 'style');
  const weight = /font-weight\s*:\s*(\w+)/i.exec(css)?.[1];
  const slant = /font-style\s*:\s*(\w+)/i.exec(css)?.[1];
  const isBold = weight === undefined ? undefined : /^(?:bold|bolder|[6-9]00)$/i.test(weight);
  const isItalic = slant === undefined ? undefined : /^(?:italic|oblique)$/i.test(slant);
  const href = tag === 'a' ? attributeOf(attributes, 'href').trim() : '';
  return {
    bold: isBold ?? (style.bold || tag === 'b' || tag === 'strong'),
    italic: isItalic ?? (style.italic || tag === 'i' || tag === 'em' || tag === 'cite'),
    href: isNoteAddress(href) ? href : style.href,
  };
}

function attributeOf(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name)] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10_ffff && !(code >= 0xd8_00 && code <= 0xdf_ff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}

/** As a page shows it: no blanks at the ends of a line, and one between words. */
function trimmed(content: readonly NoteText[]): NoteText[] {
  const parts: NoteText[] = [];
  for (const one of joinTexts(content)) {
    const before = parts.at(-1)?.text.at(-1);
    let text = one.text.replace(/ *\n */g, '\n');
    if (before === undefined || before === '\n' || before === ' ') text = text.replace(/^ +/, '');
    if (text !== '') parts.push({ ...one, text });
  }
  const last = parts.pop();
  if (last) parts.push({ ...last, text: last.text.trimEnd() });
  return joinTexts(parts);
}
