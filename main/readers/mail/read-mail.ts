import PostalMime, { type Address, type Email } from 'postal-mime';
import type { DocumentContent, DocumentMetadata } from '#shared/domain/document.ts';
import { joinContents } from '../content-builder.ts';
import { decodeText } from '../decode-text.ts';
import { readBlocks } from '../html-blocks.ts';
import type { PageDocument, PageElement } from '../html-dom.ts';
import { noMetadata, type ReaderNote } from '../parsed-document.ts';
import { isoDateOf } from '../propose-date.ts';
import { tidyMetadata } from '../propose-metadata.ts';
import { declaredHtmlEncoding } from '../read-html.ts';
import { ReadFault } from '../read-fault.ts';
import { unflow, withFixedLines } from './flowed-text.ts';
import { decodeTransfer, parameterOf, readMimeHead, splitMultipart } from './mime-parts.ts';

interface ReadMail {
  readonly content: DocumentContent;
  readonly metadata: DocumentMetadata;
  readonly encoding: string;
  readonly notes: readonly ReaderNote[];
}

/**
 * A message: its subject as the heading, then its body as HTML where it has one and as plain text otherwise. Sender
 * and date become metadata; attachments are named, not read. Nothing that the message refers to is fetched.
 * Sources: RFC 5322, RFC 2045 to 2047.
 */
export async function readMail(bytes: Uint8Array, file: string): Promise<ReadMail> {
  const { bytes: fixed, flow } = withFixedLines(bytes);
  const mail = await parseMail(fixed, file);
  const body = mail.html === undefined ? plainBody(unflow(mail.text ?? '', flow)) : await htmlBody(mail.html);
  const subject = mail.subject?.replace(/\s+/g, ' ').trim() ?? '';
  const heading: DocumentContent = {
    text: subject,
    blocks: [{ kind: 'heading', level: 1, span: { start: 0, end: subject.length } }],
    marks: [],
  };
  const names = mail.attachments.map(({ filename, mimeType }) => filename ?? mimeType);
  const sent = mail.headers.find(({ key }) => key === 'date')?.value ?? '';
  return {
    content: joinContents([heading, body]),
    metadata: tidyMetadata({
      ...noMetadata,
      title: subject,
      byline: nameOf(mail.from ?? mail.sender),
      date: dayOf(sent) ?? isoDateOf(mail.date ?? '') ?? mail.date ?? '',
      language: mail.headers.find(({ key }) => key === 'content-language')?.value ?? '',
    }),
    encoding: declaredCharset(bytes),
    notes:
      names.length === 0
        ? []
        : [{ key: 'reader.note.attachments', params: { count: names.length, names: names.join(', ') } }],
  };
}

/** The day on the sender's own clock: in another zone of time it may be the day before or after. */
function dayOf(header: string): string | undefined {
  const day = /\b\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}\b/.exec(header)?.[0];
  return day === undefined ? undefined : isoDateOf(day);
}

async function parseMail(bytes: Uint8Array, file: string): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 64, forceRfc822Attachments: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReadFault('import/damaged', { file, place: 'its parts', reason });
  }
}

/** Paragraphs stand between empty lines; lines within one stay as they are, as do the `>` of quotations. */
function plainBody(text: string): DocumentContent {
  const whole = text
    .replace(/\r\n?/g, '\n')
    .replace(/\0/g, '')
    .replace(/^\n+|\s+$/g, '');
  const blocks: DocumentContent['blocks'][number][] = [];
  for (const match of whole.matchAll(/(?:^|\n)[ \t]*([^\s][^\n]*(?:\n[ \t]*[^\s][^\n]*)*)/g)) {
    const [all, paragraph = ''] = match;
    const start = match.index + all.length - paragraph.length;
    const end = start + paragraph.trimEnd().length;
    const isQuote = paragraph.split('\n').every((line) => line.startsWith('>'));
    blocks.push(
      isQuote ? { kind: 'quote', level: 1, span: { start, end } } : { kind: 'paragraph', span: { start, end } },
    );
  }
  return { text: whole, blocks, marks: [] };
}

/** The whole body: what a page's main text is cannot be asked of a letter. */
async function htmlBody(html: string): Promise<DocumentContent> {
  const { parseHTML } = await import('linkedom');
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  // linkedom's Document has all that PageDocument asks for.
  const page = parseHTML(whole).document as PageDocument;
  return readBlocks(page.documentElement ?? page, { inMail: true, leavesOut: isPreheader });
}

/** What newsletters hide at their beginning, for the list of messages of a mail program. */
function isPreheader(element: PageElement): boolean {
  const style = element.getAttribute('style') ?? '';
  return /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i.test(style);
}

function nameOf(address: Address | undefined): string {
  if (!address) return '';
  return address.name === '' ? (address.address ?? '') : address.name;
}

function declaredCharset(bytes: Uint8Array): string {
  const { headers } = readMimeHead(bytes);
  return (parameterOf(headers.get('content-type') ?? '', 'charset') ?? 'utf-8').toLowerCase().slice(0, 100);
}

/** The page of a web archive: its bytes, decoded from their transfer encoding, and where it was saved from. */
export interface ArchivedPage {
  readonly html: string;
  readonly url: string;
  readonly encoding: string;
}

/**
 * The page in a web archive (MHTML, RFC 2557): the part that its `start` names, or else the first that is HTML. Frames,
 * pictures and styles, the other parts, are left out.
 */
export async function findArchivedPage(bytes: Uint8Array, file: string): Promise<ArchivedPage> {
  const { headers } = readMimeHead(bytes);
  const part = rootPart(bytes, headers.get('content-type') ?? '', 0);
  if (!part) throw new ReadFault('import/no-text', { file });
  const own = readMimeHead(part);
  const body = decodeTransfer(part.subarray(own.bodyStart), own.headers.get('content-transfer-encoding') ?? '');
  if (body.length === 0) throw new ReadFault('import/no-text', { file });
  const charset = parameterOf(own.headers.get('content-type') ?? '', 'charset');
  // The head of the part goes before the page's own word, as in a browser.
  const decoded = decodeText(body, { file, declared: (bytes) => charset ?? declaredHtmlEncoding(bytes) });
  if (!decoded.ok) throw new ReadFault(decoded.error.code, decoded.error.params);
  return {
    html: decoded.value.text,
    url: headers.get('snapshot-content-location') ?? own.headers.get('content-location') ?? '',
    encoding: decoded.value.encoding,
  };
}

const DEEPEST = 8;

function rootPart(bytes: Uint8Array, contentType: string, depth: number): Uint8Array | undefined {
  if (/^text\/html\b/i.test(contentType)) return bytes;
  const boundary = parameterOf(contentType, 'boundary');
  if (boundary === undefined || depth > DEEPEST) return undefined;
  const parts = splitMultipart(bytes.subarray(readMimeHead(bytes).bodyStart), boundary);
  const start = parameterOf(contentType, 'start');
  const root = parts.find((part) => start !== undefined && readMimeHead(part).headers.get('content-id') === start);
  for (const part of root ? [root] : parts) {
    const found = rootPart(part, readMimeHead(part).headers.get('content-type') ?? '', depth + 1);
    if (found) return found;
  }
  return undefined;
}
