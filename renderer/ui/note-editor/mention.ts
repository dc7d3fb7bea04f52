import { mentionAddress } from '#shared/text/note.ts';
import { $createTextNode, $getSelection, $isRangeSelection, $isTextNode, type LexicalEditor } from 'lexical';
import { fuzzyScore } from '../fuzzy.ts';
import { $linkAround, NoteLinkNode } from './note-nodes.ts';

/** An annotation that a note can speak of. */
export interface Mentionable {
  readonly id: string;
  readonly quote: string;
  readonly label: string;
  readonly color: string;
  readonly paint: 'fill' | 'underline';
}

const LONGEST_QUOTE = 60;
const MOST_SHOWN = 8;

/** What stands between the last `@` and the cursor; undefined where nobody is mentioning anything. */
export function $typedMention(): string | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return undefined;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node) || $linkAround(node)) return undefined;
  return /(?:^|[\s(])@([^@\n]{0,40})$/.exec(node.getTextContent().slice(0, selection.anchor.offset))?.[1];
}

/** The best first; without a word those that stand first in the document. */
export function findMentions(all: readonly Mentionable[], typed: string): readonly Mentionable[] {
  if (typed.trim() === '') return all.slice(0, MOST_SHOWN);
  return all
    .map((one) => ({ one, score: Math.max(fuzzyScore(one.quote, typed), fuzzyScore(one.label, typed) - 1) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SHOWN)
    .map(({ one }) => one);
}

/** Puts the mention in the place of the `@` and what was typed after it. */
export function insertMention(editor: LexicalEditor, { id, quote }: Mentionable): void {
  editor.update(() => {
    const typed = $typedMention();
    const selection = $getSelection();
    if (typed === undefined || !$isRangeSelection(selection)) return;
    const { anchor } = selection;
    anchor.set(anchor.key, anchor.offset - typed.length - 1, 'text');
    selection.removeText();
    const words = $createTextNode(shortened(quote)).setMode('token');
    const link = NoteLinkNode.to(mentionAddress(id)).append(words);
    const space = $createTextNode(' ');
    selection.insertNodes([link, space]);
    space.selectEnd();
  });
}

function shortened(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1).trimEnd()}…` : line;
}
