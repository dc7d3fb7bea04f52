import { getDocumentProxy } from 'unpdf';
import type { DocumentContent, DocumentMetadata } from '#shared/domain/document.ts';
import { ContentBuilder } from './content-builder.ts';
import { officeMetadata } from './office/office-metadata.ts';
import type { ReaderNote } from './parsed-document.ts';
import { inReadingOrder } from './pdf/pdf-columns.ts';
import { withInitials } from './pdf/pdf-initials.ts';
import { type Line, linesOfColumn } from './pdf/pdf-lines.ts';
import { lowestSpacing, paragraphsOf, sizesOf } from './pdf/pdf-paragraphs.ts';
import { findRunningLines, type PageLines } from './pdf/pdf-running.ts';
import { isBackwards, segmentsOf, type TextItem } from './pdf/pdf-segments.ts';
import { type WordBreaks, wordsOf } from './pdf/pdf-word-breaks.ts';
import { ReadFault } from './read-fault.ts';

const MOST_NAMED = 40;

/**
 * The text layer of a PDF in reading order: columns one after the other, lines joined to paragraphs, none of which goes
 * over the end of a page; headings by the size of their letters. Headers, footers and page numbers that come again are
 * left out. What was decided about it is told in notes. Pictures of text hold none; nothing in the file is run.
 */
export async function readPdf(
  bytes: Uint8Array,
  file: string,
): Promise<{ content: DocumentContent; metadata: DocumentMetadata; notes: readonly ReaderNote[] }> {
  const { pages, title, author, language } = await readPages(bytes, file);
  const lines = pages.flatMap(({ columns }) => columns.flat());
  if (lines.length === 0) throw new ReadFault('import/no-text-layer', { file, pages: pages.length });
  const running = findRunningLines(pages);
  const body = lines.filter((line) => !running.has(line));
  const sizes = sizesOf(body);
  const spacing = lowestSpacing(pages.flatMap(({ columns }) => columns));
  const breaks: WordBreaks = { known: wordsOf(body), guessed: [] };
  const builder = new ContentBuilder();
  for (const { columns } of pages)
    for (const column of columns) {
      const rest = column.filter((line) => !running.has(line));
      if (rest.length === 0) continue;
      for (const { shape, runs } of paragraphsOf(rest, { sizes, spacing, breaks })) builder.add(shape, runs);
    }
  const content = builder.finish();
  return {
    content,
    metadata: officeMetadata({ title, author, language }, content),
    notes: notesOf({ pages, running, guessed: breaks.guessed, text: content.text }),
  };
}

interface Pages {
  readonly pages: readonly PageLines[];
  readonly title: string;
  readonly author: string;
  readonly language: string;
}

async function readPages(bytes: Uint8Array, file: string): Promise<Pages> {
  // pdf.js takes the bytes away from whoever gives them, and refuses Node's own kind.
  const document = await openPdf(new Uint8Array(bytes), file);
  try {
    const pages: PageLines[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { height, transform } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const texts = items.filter((item): item is typeof item & TextItem => 'str' in item);
      pages.push({ height, columns: columnsOf(texts, transform) });
      page.cleanup();
    }
    const { info } = await document.getMetadata();
    const said = (name: string): string => {
      // A plain object of the file's own strings; anything else that stands there says nothing.
      const value = (info as Record<string, unknown>)[name];
      return typeof value === 'string' ? value : '';
    };
    return { pages, title: said('Title'), author: said('Author'), language: said('Language') };
  } catch (error) {
    throw asFault(error, file);
  } finally {
    await document.loadingTask.destroy();
  }
}

async function openPdf(bytes: Uint8Array, file: string): ReturnType<typeof getDocumentProxy> {
  try {
    return await getDocumentProxy(bytes, {
      useSystemFonts: false,
      disableFontFace: true,
      stopAtErrors: false,
      verbosity: 0,
    });
  } catch (error) {
    throw asFault(error, file);
  }
}

function asFault(error: unknown, file: string): Error {
  if (!(error instanceof Error))
    return new ReadFault('import/damaged', { file, place: 'its pages', reason: String(error) });
  if (error.name === 'PasswordException') return new ReadFault('import/encrypted', { file });
  return new ReadFault('import/damaged', { file, place: 'its pages', reason: error.message });
}

function columnsOf(items: readonly TextItem[], viewport: readonly number[]): Line[][] {
  const segments = segmentsOf(items, viewport);
  const upright = withInitials(segments.filter(({ turned }) => !turned));
  const turned = segments.filter(({ turned: isTurned }) => isTurned);
  const columns = inReadingOrder(upright, isBackwards(upright)).map(linesOfColumn);
  // What is set along the margin is read last, a line for each piece, in the order of the file.
  return turned.length === 0 ? columns : [...columns, turned.flatMap((segment) => linesOfColumn([segment]))];
}

function notesOf({
  pages,
  running,
  guessed,
  text,
}: {
  readonly pages: readonly PageLines[];
  readonly running: ReadonlySet<Line>;
  readonly guessed: readonly string[];
  readonly text: string;
}): ReaderNote[] {
  const notes: ReaderNote[] = [];
  const texts = [...new Set([...running].map((line) => line.text.trim().replace(/\s+/g, ' ').replace(/\d+/g, '#')))];
  if (running.size > 0)
    notes.push({ key: 'reader.note.running', params: { count: running.size, lines: listOf(texts) } });
  if (guessed.length > 0)
    notes.push({
      key: 'reader.note.joined-words',
      params: { count: guessed.length, words: listOf([...new Set(guessed)]) },
    });
  const empty = pages.flatMap(({ columns }, index) => (columns.flat().length === 0 ? [index + 1] : []));
  if (empty.length > 0)
    notes.push({ key: 'reader.note.pages-without-text', params: { count: empty.length, pages: listOf(empty) } });
  const forms = text.match(/[\ufb50-\ufdff\ufe70-\ufefc]/g)?.length ?? 0;
  if (forms > 0) notes.push({ key: 'reader.note.presentation-forms', params: { count: forms } });
  const radicals = text.match(/[\u2e80-\u2eff\u2f00-\u2fdf]/g)?.length ?? 0;
  if (radicals > 0) notes.push({ key: 'reader.note.radicals', params: { count: radicals } });
  return notes;
}

function listOf(items: readonly (string | number)[]): string {
  const named = items.slice(0, MOST_NAMED).join(', ');
  return items.length > MOST_NAMED ? `${named}, …` : named;
}
