import { formatInline, withPlainBreaks } from './format-inline.ts';
import { parseInline } from './parse-inline.ts';
import { joinTexts, type Note, type NoteBlock, type NoteContent, type NoteText } from './note.ts';

const bullet = /^[-*+](?: (.*))?$/;
const numbered = /^\d{1,9}\.(?: (.*))?$/;
/** A list begins at one: "2024. That was the year" is a sentence. */
const firstNumbered = /^1\.(?: (.*))?$/;

/** Text that is still Markdown, in its blocks. */
type RawBlock =
  | { readonly kind: 'paragraph'; readonly lines: string[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: string[][] };

/**
 * Reads a stored note: paragraphs, bulleted and numbered lists of one level, bold, italics and links. A single line
 * break stays a line break, as in the plain notes that people type. Everything else (headings, tables, code, HTML) is
 * text that stays as it is written.
 */
export function parseNote(markdown: string): Note {
  return markdown
    .replace(/\r\n?/g, '\n')
    .split('\n\n')
    .flatMap((part) => rawBlocks(part.split('\n')))
    .map((block): NoteBlock => {
      if (block.kind === 'paragraph') return { kind: 'paragraph', content: parseInline(block.lines.join('\n')) };
      const items = block.items.map((lines) => parseInline(lines.join('\n')));
      return { kind: 'list', ordered: block.ordered, items };
    });
}

function rawBlocks(lines: readonly string[]): RawBlock[] {
  const blocks: RawBlock[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    const item = itemOf(line, last);
    if (item) {
      if (last?.kind === 'list' && last.ordered === item.ordered) last.items.push([item.text]);
      else blocks.push({ kind: 'list', ordered: item.ordered, items: [[item.text]] });
    } else if (last?.kind === 'list') last.items.at(-1)?.push(line.replace(last.ordered ? /^ {1,3}/ : /^ {1,2}/, ''));
    else if (last) last.lines.push(line);
    else blocks.push({ kind: 'paragraph', lines: [line] });
  }
  return blocks;
}

function itemOf(
  line: string,
  last: RawBlock | undefined,
): { readonly ordered: boolean; readonly text: string } | undefined {
  const bulleted = bullet.exec(line);
  if (bulleted) return { ordered: false, text: bulleted[1] ?? '' };
  const found = (last?.kind === 'list' && last.ordered ? numbered : firstNumbered).exec(line);
  return found ? { ordered: true, text: found[1] ?? '' } : undefined;
}

/** The note as Markdown; `parseNote` reads the same note from it, and formatting that gives the same text again. */
export function formatNote(note: Note): string {
  return note.map(formatBlock).join('\n\n').replace(/\n+$/, '');
}

function formatBlock(block: NoteBlock): string {
  if (block.kind === 'paragraph')
    return splitAtEmptyLines(block.content)
      .map((content) =>
        formatInline(content)
          .replace(/^\n+|\n+$/g, '')
          .split('\n')
          .map(escapeMarker)
          .join('\n'),
      )
      .join('\n\n');
  return block.items
    .map((content, i) => {
      const marker = block.ordered ? `${i + 1}.` : '-';
      const indent = block.ordered ? '   ' : '  ';
      const text = formatInline(content);
      return text === '' ? marker : `${marker} ${text.replaceAll('\n', `\n${indent}`)}`;
    })
    .join('\n');
}

/** An empty line ends a paragraph, and the emphasis in it. */
function splitAtEmptyLines(content: NoteContent): NoteContent[] {
  const paragraphs: NoteText[][] = [[]];
  for (const one of withPlainBreaks(content))
    for (const [i, text] of one.text.split(/\n{2,}/).entries()) {
      if (i > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ ...one, text });
    }
  return paragraphs;
}

function escapeMarker(line: string): string {
  if (bullet.test(line)) return `\\${line}`;
  return firstNumbered.test(line) ? line.replace('.', String.raw`\.`) : line;
}

/** What makes a note look otherwise than it is written. */
const syntax = /[\\*_[\r]|^(?:[-+]|1\.)(?: |$)/m;

/** What a reader sees of a stored note: its text without the signs of Markdown and without the addresses of links. */
export function shownText(markdown: string): string {
  if (!syntax.test(markdown)) return markdown;
  const textOf = (content: NoteContent): string => content.map(({ text }) => text).join('');
  const lines = parseNote(markdown).flatMap((block) =>
    block.kind === 'paragraph' ? [textOf(block.content)] : block.items.map(textOf),
  );
  return lines.join('\n');
}

/** What the window writes for a note that is only blanks: nothing. */
export function isBlankNote(note: Note): boolean {
  const isBlank = (content: NoteContent): boolean => joinTexts(content).every(({ text }) => text.trim() === '');
  return note.every((block) => (block.kind === 'paragraph' ? isBlank(block.content) : block.items.every(isBlank)));
}
