import type { DocumentContent, DocumentMetadata } from '#shared/domain/document.ts';
import type { PageDocument } from '../html-dom.ts';
import { noMetadata, type ReaderNote } from '../parsed-document.ts';
import { readTxt } from '../read-txt.ts';

interface CellContent {
  readonly content: DocumentContent;
  readonly metadata: DocumentMetadata;
  readonly notes: readonly ReaderNote[];
}

const opened = /<(p|div|h[1-6]|ul|ol|table|blockquote|article|section)(?:\s[^<>]*)?>/i;

/** Whether a paragraph, a division or a list is opened and closed in it, or lines are broken. */
function isClearlyHtml(cell: string): boolean {
  const first = opened.exec(cell);
  if (!first) return /<br\s*\/?>/i.test(cell);
  return new RegExp(`</${first[1]}\\s*>`, 'i').test(cell.slice(first.index));
}

/** The text of an article in a cell: as it is, unless it is clearly HTML or was made ready for it. */
export async function contentOfCell(cell: string): Promise<CellContent> {
  if (isClearlyHtml(cell)) {
    const content = await htmlContent(cell);
    return { content, metadata: noMetadata, notes: [{ key: 'reader.note.cell-html' }] };
  }
  const text = withoutEscapes(cell);
  return { ...readTxt(text), notes: text === cell ? [] : [{ key: 'reader.note.cell-escapes' }] };
}

async function htmlContent(html: string): Promise<DocumentContent> {
  const [{ parseHTML }, { readBlocks }] = await Promise.all([import('linkedom'), import('../html-blocks.ts')]);
  // linkedom's Document has all that PageDocument asks for; nothing of it is run or fetched.
  const page = parseHTML(`<!doctype html><html><body>${html}</body></html>`).document as PageDocument;
  return readBlocks(page.documentElement ?? page);
}

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);
const escape = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi;

/** Texts in which every `&` begins such a sign were made ready for HTML; with one plain `&`, they were not. */
export function withoutEscapes(text: string): string {
  if (!text.includes('&') || text.replace(escape, '').includes('&')) return text;
  return text.replace(escape, (whole, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name !== undefined) return named.get(name.toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    const isCharacter = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}
