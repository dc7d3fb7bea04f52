import { $getRoot, $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical';
import { useEffect, useState } from 'react';
import { $blockAround, $linkAround, NoteListNode } from './note-nodes.ts';

/** What holds where the cursor stands. */
export interface NotePlace {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly list: 'none' | 'bullets' | 'numbers';
  /** Where the link leads that it stands in. */
  readonly href: string | null;
  /** Nothing is written at all. */
  readonly isEmpty: boolean;
}

const nowhere: NotePlace = { bold: false, italic: false, list: 'none', href: null, isEmpty: true };

export function usePlace(editor: LexicalEditor): NotePlace {
  const [place, setPlace] = useState(nowhere);
  useEffect(() => {
    const follow = (): void =>
      setPlace((before) => {
        const now = editor.getEditorState().read($placeOfCursor);
        return samePlace(before, now) ? before : now;
      });
    follow();
    return editor.registerUpdateListener(follow);
  }, [editor]);
  return place;
}

function samePlace(a: NotePlace, b: NotePlace): boolean {
  return (
    a.bold === b.bold && a.italic === b.italic && a.list === b.list && a.href === b.href && a.isEmpty === b.isEmpty
  );
}

function $placeOfCursor(): NotePlace {
  const root = $getRoot();
  const first = root.getFirstChild();
  const isEmpty = root.getChildrenSize() <= 1 && !(first instanceof NoteListNode) && root.getTextContent() === '';
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return { ...nowhere, isEmpty };
  const node = selection.anchor.getNode();
  const list = $blockAround(node)?.getParent();
  return {
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    list: list instanceof NoteListNode ? (list.ordered ? 'numbers' : 'bullets') : 'none',
    href: $linkAround(node)?.href ?? null,
    isEmpty,
  };
}
