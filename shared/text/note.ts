/**
 * A stretch of a note that is written and leads in one way. `\n` in it begins a new line of the same block.
 */
export interface NoteText {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Where it leads: a web address or an annotation; null where it is plain text. */
  readonly href: string | null;
}

export type NoteContent = readonly NoteText[];

export type NoteBlock =
  | { readonly kind: 'paragraph'; readonly content: NoteContent }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly NoteContent[] };

/** A note as it is edited; `markdown-notes.ts` tells how it is stored. */
export type Note = readonly NoteBlock[];

const annotationAddress = /^annotary:annotation\/([\w.:-]{1,200})$/;
const webAddress = /^https?:\/\/[^\s<>"`\\^{|}]+$/i;

/** Whether a text may become a link of a note: `javascript:` and everything else that does something may not. */
export function isNoteAddress(href: string): boolean {
  return href.length <= 4096 && (webAddress.test(href) || annotationAddress.test(href));
}

/** The id of the annotation that a mention leads to; undefined where it leads elsewhere. */
export function mentionedId(href: string): string | undefined {
  return annotationAddress.exec(href)?.[1];
}

export function mentionAddress(annotationId: string): string {
  return `annotary:annotation/${annotationId}`;
}

/** Neighbours that are written in the same way as one, and nothing empty. */
export function joinTexts(content: NoteContent): NoteText[] {
  const joined: NoteText[] = [];
  for (const one of content) {
    if (one.text === '') continue;
    const last = joined.at(-1);
    if (last && sameStyle(last, one)) joined[joined.length - 1] = { ...last, text: last.text + one.text };
    else joined.push(one);
  }
  return joined;
}

export function sameStyle(a: Omit<NoteText, 'text'>, b: Omit<NoteText, 'text'>): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.href === b.href;
}
