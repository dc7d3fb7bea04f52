import { ContentBuilder } from '../content-builder.ts';
import { proposeOfficeMetadata } from './office-metadata.ts';
import type { ParsedText } from '../parsed-document.ts';
import { safeHref } from '../safe-href.ts';
import { ZipArchive } from '../zip.ts';
import { DocxBody, type DocxContext } from './docx-body.ts';
import { DocxParts, readLists, readStyles } from './docx-parts.ts';
import { noteMark, type NoteKind } from './note-marks.ts';
import { officeNotes } from './office-notes.ts';

const noteKinds = ['footnote', 'endnote'] as const;

/**
 * A Word document as it reads with all changes accepted: headings, lists, tables, quotations, emphasis and links; notes
 * at the end, under the marks that refer to them. Left out: deleted and hidden text, comments, headers and footers,
 * pictures. Source: ISO/IEC 29500-1 (WordprocessingML).
 */
export async function readDocx(bytes: Uint8Array, file: string): Promise<ParsedText> {
  const archive = await ZipArchive.open(bytes, file);
  const parts = new DocxParts(archive, file);
  const main = await parts.mainPart();
  const relations = await parts.relationsOf(main);
  const partOf = (type: string) => [...relations.values()].find((one) => one.type === type && !one.external)?.target;

  const builder = new ContentBuilder();
  const noted: Record<NoteKind, string[]> = { footnote: [], endnote: [] };
  const context: DocxContext = {
    styles: await readStyles(parts, partOf('styles')),
    lists: await readLists(parts, partOf('numbering')),
    links: linksOf(relations),
    noted: (kind, id) => noted[kind].push(id),
  };
  const { language, inserted } = await readBody(parts, main, new DocxBody(builder, context));
  const firstNote = builder.length;
  for (const kind of noteKinds) {
    const part = partOf(`${kind}s`);
    if (part === undefined) continue;
    const links = linksOf(await parts.relationsOf(part));
    await readNotes(parts, { part, kind, ids: noted[kind], builder, context: { ...context, links } });
  }
  const content = builder.finish();
  const body = { ...content, text: content.text.slice(0, firstNote) };
  const metadata = await proposeOfficeMetadata(parts, body, language);
  return { content, metadata, ...officeNotes({ comments: await countComments(parts, partOf('comments')), inserted }) };
}

async function countComments(parts: DocxParts, part: string | undefined): Promise<number> {
  let comments = 0;
  if (part !== undefined) await parts.walk(part, { open: (name) => (comments += Number(name === 'w:comment')) });
  return comments;
}

function linksOf(relations: ReadonlyMap<string, { readonly target: string; readonly external: boolean }>) {
  const links = new Map<string, string>();
  for (const [id, { target, external }] of relations) {
    const href = external ? safeHref(target) : undefined;
    if (href !== undefined) links.set(id, href);
  }
  return links;
}

interface SaidByBody {
  /** That most of its text is marked with; empty where none is. */
  readonly language: string;
  /** How many files stand in it as a whole (`w:altChunk`). */
  readonly inserted: number;
}

async function readBody(parts: DocxParts, part: string, body: DocxBody): Promise<SaidByBody> {
  let inserted = 0;
  const languages = new Map<string, number>();
  await parts.walk(part, {
    open(name, attributes) {
      if (name === 'w:altChunk') inserted += 1;
      if (name === 'w:lang') {
        const tag = attributes.get('w:val') ?? '';
        languages.set(tag, (languages.get(tag) ?? 0) + 1);
      }
      body.open(name, attributes);
    },
    close: (name) => body.close(name),
    text: (data) => body.text(data),
  });
  return { language: [...languages].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '', inserted };
}

interface Notes {
  readonly part: string;
  readonly kind: NoteKind;
  /** In the order in which the text refers to them. */
  readonly ids: readonly string[];
  readonly builder: ContentBuilder;
  readonly context: DocxContext;
}

/** The notes in the order of their numbers, which may be another one than that of the file. */
async function readNotes(parts: DocxParts, { part, kind, ids, builder, context }: Notes): Promise<void> {
  const element = `w:${kind}`;
  const wanted = new Map(ids.map((id, index) => [id, index + 1]));
  const events = new Map<number, ((body: DocxBody) => void)[]>();
  let current: ((body: DocxBody) => void)[] | undefined;
  await parts.walk(part, {
    open(name, attributes) {
      const number = name === element ? wanted.get(attributes.get('w:id') ?? '') : undefined;
      if (number !== undefined) events.set(number, (current = []));
      else current?.push((body) => body.open(name, attributes));
    },
    close(name) {
      if (name === element) current = undefined;
      else current?.push((body) => body.close(name));
    },
    text(data) {
      current?.push((body) => body.text(data));
    },
  });
  for (const [number, steps] of [...events].toSorted(([a], [b]) => a - b)) {
    const body = new DocxBody(builder, { ...context, noted: () => number });
    body.lead = noteMark(kind, number);
    for (const step of steps) step(body);
    body.finish();
  }
}
