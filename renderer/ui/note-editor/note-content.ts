import {
  joinTexts,
  mentionedId,
  type Note,
  type NoteBlock,
  type NoteContent,
  type NoteText,
} from '#shared/text/note.ts';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import { NoteItemNode, NoteLinkNode, NoteListNode } from './note-nodes.ts';

/** Puts a note in the place of what is in the editor. */
export function $showNote(note: Note): void {
  const root = $getRoot().clear();
  root.append(...$blockNodes(note));
  if (root.isEmpty()) root.append($createParagraphNode());
}

export function $blockNodes(note: Note): ElementNode[] {
  return note.map((block) => {
    if (block.kind === 'paragraph') return $createParagraphNode().append(...$inlineNodes(block.content));
    const items = block.items.map((content) => new NoteItemNode().append(...$inlineNodes(content)));
    return NoteListNode.of(block.ordered).append(...items);
  });
}

export function $inlineNodes(content: NoteContent): LexicalNode[] {
  const nodes: LexicalNode[] = [];
  let link: NoteLinkNode | undefined;
  for (const one of content) {
    if (one.href === null) {
      link = undefined;
      nodes.push(...$textNodes(one));
      continue;
    }
    if (link?.href !== one.href) {
      link = NoteLinkNode.to(one.href);
      nodes.push(link);
    }
    link.append(...$textNodes(one));
  }
  return nodes;
}

function $textNodes({ text, bold, italic, href }: NoteText): LexicalNode[] {
  return (text.match(/\n|[^\n]+/g) ?? []).map((part) => {
    if (part === '\n') return $createLineBreakNode();
    const node = $createTextNode(part);
    if (bold) node.toggleFormat('bold');
    if (italic) node.toggleFormat('italic');
    if (href !== null && mentionedId(href) !== undefined) node.setMode('token');
    return node;
  });
}

/** The note as it stands in the editor. */
export function $readNote(): Note {
  return $getRoot()
    .getChildren()
    .filter($isElementNode)
    .map((node): NoteBlock => {
      if (!(node instanceof NoteListNode)) return { kind: 'paragraph', content: $readContent(node) };
      const items = node.getChildren().filter($isElementNode).map($readContent);
      return { kind: 'list', ordered: node.ordered, items };
    });
}

function $readContent(element: ElementNode): NoteContent {
  return joinTexts($leaves(element, null));
}

function $leaves(element: ElementNode, href: string | null): NoteText[] {
  return element.getChildren().flatMap((node): NoteText[] => {
    if ($isLineBreakNode(node)) return [{ text: '\n', bold: false, italic: false, href }];
    if ($isTextNode(node))
      return [{ text: node.getTextContent(), bold: node.hasFormat('bold'), italic: node.hasFormat('italic'), href }];
    if (!$isElementNode(node)) return [];
    return $leaves(node, node instanceof NoteLinkNode ? node.href : href);
  });
}
