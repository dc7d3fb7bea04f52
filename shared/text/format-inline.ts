import { destination, flanking, parseInline, punctuation } from './parse-inline.ts';
import { joinTexts, type NoteContent, type NoteText, sameStyle } from './note.ts';

/**
 * Writes the text of a paragraph or of an item so that `parseInline` reads it again. Emphasis that crosses in a way that
 * Markdown has no notation for loses its italics, or else all of it; never a letter.
 */
export function formatInline(content: NoteContent): string {
  const wanted = withoutBlankEdges(withPlainBreaks(content));
  const attempts = [
    wanted,
    wanted.map((one) => ({ ...one, italic: one.italic && !one.bold })),
    wanted.map((one) => ({ ...one, italic: false, bold: false })),
  ];
  for (const attempt of attempts.map(joinTexts)) {
    const markdown = write(attempt);
    if (sameContent(parseInline(markdown), attempt)) return markdown;
  }
  return write(joinTexts(wanted.map((one) => ({ ...one, italic: false, bold: false }))));
}

function sameContent(a: NoteContent, b: NoteContent): boolean {
  return a.length === b.length && a.every((one, i) => b[i] && one.text === b[i].text && sameStyle(one, b[i]));
}

/** Line breaks have no style, and a link stands on one line. */
export function withPlainBreaks(content: NoteContent): NoteText[] {
  const joined: NoteText[] = [];
  for (const one of joinTexts(content)) {
    if (one.href !== null) joined.push({ ...one, text: one.text.replace(/\s*\n\s*/g, ' ') });
    else
      for (const text of one.text.match(/\n+|[^\n]+/g) ?? [])
        joined.push(text.startsWith('\n') ? { ...one, text, bold: false, italic: false } : { ...one, text });
  }
  return joinTexts(joined);
}

/** Blanks are emphasised and linked only between words that are: `**a **` would be no emphasis. */
function withoutBlankEdges(content: NoteContent): NoteText[] {
  const parts = content.flatMap(({ text, ...style }) =>
    (text.match(/\s+|\S+/g) ?? []).map((part) => ({ text: part, ...style })),
  );
  const hasWord = ({ text }: NoteText): boolean => /\S/.test(text);
  const nextWords = Array.from<NoteText | undefined>({ length: parts.length });
  for (let i = parts.length - 1, next: NoteText | undefined; i >= 0; i -= 1) {
    nextWords[i] = next;
    const part = parts[i];
    if (part && hasWord(part)) next = part;
  }
  let before: NoteText | undefined;
  return joinTexts(
    parts.map((part, i) => {
      if (hasWord(part)) {
        before = part;
        return part;
      }
      const around = [before, nextWords[i]];
      const linked = around.every((one) => one?.href === part.href);
      return {
        text: part.text,
        href: linked ? part.href : null,
        bold: part.bold && linked && around.every((one) => one?.bold),
        italic: part.italic && linked && around.every((one) => one?.italic),
      };
    }),
  );
}

function write(content: NoteContent): string {
  let markdown = '';
  for (let i = 0; i < content.length;) {
    const href = content[i]?.href ?? null;
    let end = i;
    while (end < content.length && content[end]?.href === href) end += 1;
    const part = content.slice(i, end);
    const edges = { before: i === 0 ? '' : FORM, after: end === content.length ? '' : FORM };
    markdown +=
      href === null ? writeEmphasis(part, edges) : `[${writeEmphasis(part, formAround)}](${writeAddress(href)})`;
    i = end;
  }
  return markdown;
}

/** Stands for a sign of form beside a text: beside it, everything that could be read together with it is escaped. */
const FORM = '(';
const formAround = { before: FORM, after: FORM };

interface Edges {
  readonly before: string;
  readonly after: string;
}

type Emphasis = 'bold' | 'italic';
const signs: Readonly<Record<Emphasis, string>> = { bold: '**', italic: '*' };

/** Opens what begins, the longer lasting outside, and closes what ends. */
function writeEmphasis(content: NoteContent, edges: Edges): string {
  const open: Emphasis[] = [];
  let markdown = '';
  const lasts = (from: number, which: Emphasis): number => {
    const end = content.findIndex((one, i) => i >= from && !one[which]);
    return end < 0 ? content.length : end;
  };
  for (const [i, one] of content.entries()) {
    while (open.some((which) => !one[which])) markdown += signs[open.pop() ?? 'italic'];
    const begins = (['bold', 'italic'] as const).filter((which) => one[which] && !open.includes(which));
    for (const which of begins.toSorted((a, b) => lasts(i, b) - lasts(i, a))) {
      open.push(which);
      markdown += signs[which];
    }
    const emphasised = one.bold || one.italic;
    const before = i > 0 || emphasised ? FORM : edges.before;
    const after = i < content.length - 1 || emphasised ? FORM : edges.after;
    markdown += escapeText(one.text, { before, after, inLink: one.href !== null });
  }
  while (open.length > 0) markdown += signs[open.pop() ?? 'italic'];
  return markdown;
}

interface Surroundings extends Edges {
  readonly inLink: boolean;
}

/** A backslash before whatever would be read as form, and before nothing else: notes are read in exports too. */
function escapeText(text: string, { before, after, inLink }: Surroundings): string {
  let escaped = '';
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    const previous = i === 0 ? before : text.charAt(i - 1);
    const following = i === text.length - 1 ? after : text.charAt(i + 1);
    escaped += needsEscape(char, { before: previous, after: following, inLink }, i === text.length - 1)
      ? `\\${char}`
      : char;
  }
  return escaped;
}

function needsEscape(char: string, { before, after, inLink }: Surroundings, isLast: boolean): boolean {
  if (char === '\\') return isLast || after === '\n' || punctuation.test(after);
  if (char === '[') return inLink;
  if (char === ']') return inLink || after === '(';
  if (char !== '*' && char !== '_') return false;
  const { canOpen, canClose } = flanking(char, { before, after });
  return canOpen || canClose;
}

/** Parentheses that do not pair would end the address too early. */
function writeAddress(href: string): string {
  const [whole = ''] = destination.exec(`(${href})`) ?? [];
  return whole === `(${href})` ? href : href.replaceAll('(', '%28').replaceAll(')', '%29');
}
