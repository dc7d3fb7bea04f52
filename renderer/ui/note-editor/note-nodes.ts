import { isNoteAddress, mentionedId } from '#shared/text/note.ts';
import {
  $createParagraphNode,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  ElementNode,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';

/** A list of a note; its children are items and nothing else. */
export class NoteListNode extends ElementNode {
  ordered = false;

  override $config() {
    return this.config('note-list', { extends: ElementNode });
  }

  static of(ordered: boolean): NoteListNode {
    const node = new NoteListNode();
    node.ordered = ordered;
    return node;
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.ordered = previous.ordered;
  }

  override createDOM(): HTMLElement {
    return document.createElement(this.ordered ? 'ol' : 'ul');
  }

  override updateDOM(previous: this): boolean {
    return previous.ordered !== this.ordered;
  }

  override canBeEmpty(): boolean {
    return false;
  }
}

export class NoteItemNode extends ElementNode {
  override $config() {
    return this.config('note-item', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('li');
    element.dir = 'auto';
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }

  override insertNewAfter(_: RangeSelection, restoreSelection = true): NoteItemNode {
    const item = new NoteItemNode();
    this.insertAfter(item, restoreSelection);
    return item;
  }

  /** Backspace at its beginning. */
  override collapseAtStart(): true {
    $leaveList(this).selectStart();
    return true;
  }
}

/** A link, or the mention of an annotation, which is a link whose words are deleted as one. */
export class NoteLinkNode extends ElementNode {
  href = '';

  override $config() {
    return this.config('note-link', { extends: ElementNode });
  }

  static to(href: string): NoteLinkNode {
    if (!isNoteAddress(href)) throw new Error(`A note cannot lead to "${href}".`);
    const node = new NoteLinkNode();
    node.href = href;
    return node;
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.href = previous.href;
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('a');
    element.href = this.href;
    element.className = mentionedId(this.href) === undefined ? 'note-link' : 'note-mention';
    return element;
  }

  override updateDOM(previous: this): boolean {
    return previous.href !== this.href;
  }

  override isInline(): boolean {
    return true;
  }

  override canBeEmpty(): boolean {
    return false;
  }

  override canInsertTextBefore(): boolean {
    return false;
  }

  override canInsertTextAfter(): boolean {
    return false;
  }
}

export const noteNodes = [NoteListNode, NoteItemNode, NoteLinkNode];

/** Makes a paragraph of an item; the items below it become a list of their own. */
export function $leaveList(item: NoteItemNode): ElementNode {
  const list = item.getParent();
  const paragraph = $createParagraphNode().append(...item.getChildren());
  if (!(list instanceof NoteListNode)) return item.replace(paragraph);
  const below = item.getNextSiblings();
  list.insertAfter(paragraph);
  if (below.length > 0) paragraph.insertAfter(NoteListNode.of(list.ordered).append(...below));
  item.remove();
  return paragraph;
}

/** The link that a node stands in. */
export function $linkAround(node: LexicalNode): NoteLinkNode | undefined {
  if (node instanceof NoteLinkNode) return node;
  const parent = node.getParent();
  return parent instanceof NoteLinkNode ? parent : undefined;
}

export function $linkAtCursor(): NoteLinkNode | undefined {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? $linkAround(selection.anchor.getNode()) : undefined;
}

/** The paragraph or item that a node stands in. */
export function $blockAround(node: LexicalNode): ElementNode | undefined {
  const around = [node, ...node.getParents()];
  return around.filter($isElementNode).find((one) => !one.isInline() && !(one instanceof NoteListNode));
}
