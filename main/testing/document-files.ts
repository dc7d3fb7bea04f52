import { strToU8, zipSync, type Zippable } from 'fflate';

// Files of word processors and the like, built in a test, so that what is in them stands beside what is expected.

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export type Parts = Readonly<Record<string, string | Uint8Array>>;

/** An archive of these files. */
export function zipOf(parts: Parts): Uint8Array {
  const files: Zippable = {};
  for (const [path, content] of Object.entries(parts))
    files[path] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(files);
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const docxTypes = `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

interface DocxContents {
  /** What stands in `w:body`. */
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  /** Targets of links, by id. */
  readonly links?: Readonly<Record<string, string>>;
  readonly core?: string;
  readonly more?: Parts;
}

export function docxOf({
  body,
  styles,
  numbering,
  footnotes,
  endnotes,
  comments,
  links = {},
  core,
  more,
}: DocxContents): Uint8Array {
  const parts = { styles, numbering, footnotes, endnotes, comments };
  const relations = [
    ...Object.entries(parts).map(
      ([type]) => `<Relationship Id="p-${type}" Type="${relationTypes}/${type}" Target="${type}.xml"/>`,
    ),
    ...Object.entries(links).map(
      ([id, url]) =>
        `<Relationship Id="${id}" Type="${relationTypes}/hyperlink" Target="${url}" TargetMode="External"/>`,
    ),
  ];
  const rels = (inside: string): string =>
    `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': docxTypes,
    '_rels/.rels': rels(`<Relationship Id="d" Type="${relationTypes}/officeDocument" Target="word/document.xml"/>`),
    'word/_rels/document.xml.rels': rels(relations.join('')),
    'word/document.xml': `${xmlHead}<w:document ${w} ${r} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`,
    ...more,
  };
  for (const [type, inside] of Object.entries(parts))
    if (inside !== undefined) files[`word/${type}.xml`] = `${xmlHead}<w:${type} ${w}>${inside}</w:${type}>`;
  if (core !== undefined)
    files['docProps/core.xml'] =
      `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${core}</cp:coreProperties>`;
  return zipOf(files);
}

const odtNames = [
  ...['office', 'text', 'table', 'style', 'draw', 'meta'].map((name) => [name, `${name}:1.0`]),
  ['fo', 'xsl-fo-compatible:1.0'],
  ['svg', 'svg-compatible:1.0'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`)
  .join(' ');

export function odtOf(
  text: string,
  { styles = '', meta = '', more = {} }: { styles?: string; meta?: string; more?: Parts } = {},
): Uint8Array {
  const names = `${odtNames} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"`;
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `${xmlHead}<office:document-content ${names}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
    'meta.xml': `${xmlHead}<office:document-meta ${names}><office:meta>${meta}</office:meta></office:document-meta>`,
    ...more,
  });
}

/** A book of these pages (XHTML), in this order in its spine. */
export function epubOf(
  pages: Parts,
  {
    spine = Object.keys(pages),
    metadata = '',
    more = {},
  }: { spine?: readonly string[]; metadata?: string; more?: Parts } = {},
): Uint8Array {
  const items = Object.keys(pages).map(
    (path) => `<item id="${path}" href="${path}" media-type="application/xhtml+xml"/>`,
  );
  const order = spine.map((path) => `<itemref idref="${path}"/>`);
  const inFolder = Object.fromEntries(Object.entries(pages).map(([path, page]) => [`OPS/${path}`, page]));
  return zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `${xmlHead}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>`,
    'OPS/book.opf': `${xmlHead}<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${metadata}</metadata><manifest>${items.join('')}</manifest><spine>${order.join('')}</spine></package>`,
    ...inFolder,
    ...more,
  });
}

/** A line of a page: where it begins, in points from the lower left corner, and how large its letters are. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

/** A PDF of these pages (612 by 792 points), in Helvetica, with ASCII only. */
export function pdfOf(pages: readonly (readonly PdfLine[])[], info = ''): Uint8Array {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>', `<< ${info} >>`);
  const kids: number[] = [];
  for (const lines of pages) {
    const stream = lines
      .map(
        ({ text, x, y, size = 10 }) =>
          `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/g, String.raw`\$&`)}) Tj ET`,
      )
      .join('\n');
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    kids.push(objects.length);
  }
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return strToU8(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
  );
}
