import { parseNote } from '#shared/text/markdown-notes.ts';
import { isNoteAddress, type Note } from '#shared/text/note.ts';
import { noteFromHtml } from '#shared/text/note-from-html.ts';
import {
  $createTextNode,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $selectAll,
  COMMAND_PRIORITY_EDITOR,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  FORMAT_TEXT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  KEY_ENTER_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
  type RangeSelection,
  REMOVE_TEXT_COMMAND,
  SELECT_ALL_COMMAND,
  TextNode,
} from 'lexical';
import { $blockNodes, $inlineNodes } from './note-content.ts';
import { $blockAround, $leaveList, $linkAround, NoteItemNode, NoteLinkNode, NoteListNode } from './note-nodes.ts';

/** A longer page is pasted by its words alone. */
const LONGEST_PAGE = 300_000;

interface NoteRoom {
  /** More characters than this no note has, however they are formatted. */
  readonly longest: number;
  readonly onRefused: () => void;
}

/** What the keys and the clipboard do in a note. Returns what ends it. */
export function registerNoteEditing(editor: LexicalEditor, { longest, onRefused }: NoteRoom): () => void {
  /** Every command means the selection; without one it means nothing. `false` leaves it to the browser. */
  const on = <Payload>(
    command: LexicalCommand<Payload>,
    run: (selection: RangeSelection, payload: Payload) => unknown,
  ): (() => void) =>
    editor.registerCommand(
      command,
      (payload) => {
        const selection = $getSelection();
        return $isRangeSelection(selection) ? run(selection, payload) !== false : false;
      },
      COMMAND_PRIORITY_EDITOR,
    );

  /**
   * Several lines that come as one input (dictation, a program that fills the field): the browser would put them into
   * the page paragraph by paragraph, of which Lexical sees the first only.
   */
  const insertLines = (event: InputEvent): void => {
    const { data, inputType } = event;
    if (inputType !== 'insertText' || data === null || data.length < 2 || !data.includes('\n')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    editor.update(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertRawText(data);
    });
  };

  return mergeRegister(
    on(CONTROLLED_TEXT_INSERTION_COMMAND, (selection, given) => {
      if (typeof given === 'string') selection.insertText(given);
      else selection.insertRawText(given.dataTransfer?.getData('text/plain') ?? given.data ?? '');
    }),
    on(DELETE_CHARACTER_COMMAND, (selection, backwards) => selection.deleteCharacter(backwards)),
    on(DELETE_WORD_COMMAND, (selection, backwards) => selection.deleteWord(backwards)),
    on(DELETE_LINE_COMMAND, (selection, backwards) => selection.deleteLine(backwards)),
    on(REMOVE_TEXT_COMMAND, (selection) => selection.removeText()),
    on(FORMAT_TEXT_COMMAND, (selection, format) => {
      if (format === 'bold' || format === 'italic') selection.formatText(format);
    }),
    on(INSERT_LINE_BREAK_COMMAND, (selection) => selection.insertLineBreak()),
    on(INSERT_PARAGRAPH_COMMAND, (selection) => {
      const block = $blockAround(selection.anchor.getNode());
      if (selection.isCollapsed() && block instanceof NoteItemNode && block.isEmpty()) $leaveList(block).selectStart();
      else selection.insertParagraph();
    }),
    on(KEY_ENTER_COMMAND, (_, event) => {
      // With Ctrl it finishes the document.
      if (event?.ctrlKey || event?.metaKey || event?.altKey) return false;
      event?.preventDefault();
      return editor.dispatchCommand(event?.shiftKey ? INSERT_LINE_BREAK_COMMAND : INSERT_PARAGRAPH_COMMAND, undefined);
    }),
    on(KEY_BACKSPACE_COMMAND, (_, event) => {
      event.preventDefault();
      return editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
    }),
    on(KEY_DELETE_COMMAND, (_, event) => {
      event.preventDefault();
      return editor.dispatchCommand(DELETE_CHARACTER_COMMAND, false);
    }),
    on(SELECT_ALL_COMMAND, (selection) => $selectAll(selection)),
    on(PASTE_COMMAND, (selection, event) => {
      const data =
        event instanceof ClipboardEvent ? event.clipboardData : 'dataTransfer' in event && event.dataTransfer;
      if (!data) return false;
      event.preventDefault();
      const text = data.getData('text/plain');
      // Before it is in the page, which would stand still over it.
      if (text.length > longest) onRefused();
      else $paste(selection, { html: data.getData('text/html'), text });
      return true;
    }),
    editor.registerRootListener((root, before) => {
      before?.removeEventListener('beforeinput', insertLines, true);
      root?.addEventListener('beforeinput', insertLines, true);
    }),
    editor.registerNodeTransform(TextNode, $beginListAsTyped),
  );
}

function $paste(selection: RangeSelection, { html, text }: { readonly html: string; readonly text: string }): void {
  const address = text.trim();
  if (isNoteAddress(address) && !selection.isCollapsed()) {
    $linkSelection(selection, address);
    return;
  }
  const note: Note = html !== '' && html.length <= LONGEST_PAGE ? noteFromHtml(html) : [];
  const [first] = note;
  if (note.length === 1 && first?.kind === 'paragraph') selection.insertNodes($inlineNodes(first.content));
  else if (note.length > 0) selection.insertNodes($blockNodes(note));
  // Text that was written as Markdown becomes what it means, as it will when the note is read again.
  else selection.insertNodes($blockNodes(parseNote(text)));
}

/** `- ` or `1. ` at the beginning of a paragraph makes a list of it. */
function $beginListAsTyped(node: TextNode): void {
  const paragraph = node.getParent();
  const selection = $getSelection();
  if (!paragraph || node.getPreviousSibling() !== null || paragraph.getType() !== 'paragraph') return;
  const marker = /^(?:([-*+])|1\.) /.exec(node.getTextContent());
  if (!marker || !$isRangeSelection(selection) || !selection.isCollapsed()) return;
  const { anchor } = selection;
  if (anchor.key !== node.getKey() || anchor.offset !== marker[0].length) return;
  node.spliceText(0, marker[0].length, '');
  const item = new NoteItemNode().append(...paragraph.getChildren());
  paragraph.replace(NoteListNode.of(marker[1] === undefined).append(item));
  item.selectStart();
}

/** Makes a list of what is selected, of the other kind where it is one, or paragraphs where it is one of this kind. */
export function $toggleList(ordered: boolean): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const found = selection.getNodes().flatMap((node) => $blockAround(node) ?? []);
  const blocks = [...new Map(found.map((block) => [block.getKey(), block])).values()];
  const isThis = blocks.every((block) => listOf(block)?.ordered === ordered);
  for (const block of blocks) {
    const list = listOf(block);
    if (isThis && block instanceof NoteItemNode) $leaveList(block);
    else if (list) list.getWritable().ordered = ordered;
    else if (block.getType() === 'paragraph') {
      const before = block.getPreviousSibling();
      const item = new NoteItemNode().append(...block.getChildren());
      if (before instanceof NoteListNode && before.ordered === ordered) before.append(item);
      else block.insertBefore(NoteListNode.of(ordered).append(item));
      block.remove();
      if (blocks.length === 1) item.selectEnd();
    }
  }
}

function listOf(block: unknown): NoteListNode | undefined {
  const list = block instanceof NoteItemNode ? block.getParent() : null;
  return list instanceof NoteListNode ? list : undefined;
}

/** Lets the selected words lead somewhere; where none are selected, the address itself is written. */
export function $linkSelection(selection: RangeSelection, href: string): void {
  if (selection.isCollapsed()) {
    const around = $linkAround(selection.anchor.getNode());
    if (around) around.getWritable().href = href;
    else selection.insertNodes([NoteLinkNode.to(href).append($createTextNode(href))]);
    return;
  }
  let link: NoteLinkNode | undefined;
  for (const node of selection.extract()) {
    if (!$isTextNode(node)) continue;
    const around = $linkAround(node);
    if (around) {
      if (!node.isToken()) around.getWritable().href = href;
      continue;
    }
    const before = node.getPreviousSibling();
    if (!link || before === null || !before.is(link)) {
      link = NoteLinkNode.to(href);
      node.insertBefore(link);
    }
    link.append(node);
  }
}

/** Keeps the words and takes away where they lead. */
export function $unlink(link: NoteLinkNode): void {
  for (const child of link.getChildren()) {
    if ($isTextNode(child)) child.setMode('normal');
    link.insertBefore(child);
  }
  link.remove();
}
