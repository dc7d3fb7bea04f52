import { formatNote, isBlankNote, parseNote } from '#shared/text/markdown-notes.ts';
import type { Note } from '#shared/text/note.ts';
import { createEditor, type LexicalEditor, mergeRegister, SKIP_DOM_SELECTION_TAG } from 'lexical';
import { type RefCallback, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Draft } from '../use-draft.ts';
import { $readNote, $showNote } from './note-content.ts';
import { registerNoteEditing } from './note-editing.ts';
import { REFUSED_TAG, registerNoteHistory, SHOWN_TAG } from './note-history.ts';
import { noteNodes } from './note-nodes.ts';

interface NoteSurface {
  readonly editor: LexicalEditor;
  readonly setRoot: RefCallback<HTMLElement>;
}

interface NoteLimit {
  /** In UTF-16 units, as it is stored. */
  readonly longest: number;
  /** Something was not taken in, since the note would have become longer. */
  readonly onRefused: () => void;
}

/**
 * An editor over a draft: what is typed goes into it, and what changes it from outside is shown. What would make it
 * too long is not taken in at all, so that nothing stands in the editor that could not be kept.
 */
export function useNote({ text, change }: Draft, { longest, onRefused }: NoteLimit): NoteSurface {
  const [editor] = useState(() =>
    createEditor({
      namespace: 'note',
      nodes: noteNodes,
      theme: { text: { bold: 'note-bold', italic: 'note-italic' } },
      onError: (error) => {
        throw error;
      },
    }),
  );
  /** What the editor shows, as it is stored. */
  const shown = useRef<string>(undefined);
  /** What it was given last, and how it would write that: what was not edited, or edited back, stays as it was. */
  const given = useRef({ stored: '', written: '' });
  const latest = useRef({ change, onRefused });
  useLayoutEffect(() => {
    latest.current = { change, onRefused };
  });

  useEffect(
    () =>
      mergeRegister(
        registerNoteEditing(editor, { longest, onRefused: () => latest.current.onRefused() }),
        registerNoteHistory(editor),
        editor.registerUpdateListener(({ editorState, prevEditorState, dirtyElements, dirtyLeaves, tags }) => {
          if (tags.has(SHOWN_TAG) || tags.has(REFUSED_TAG) || (dirtyElements.size === 0 && dirtyLeaves.size === 0))
            return;
          const written = write(editorState.read($readNote));
          const stored = written === given.current.written ? given.current.stored : written;
          const before = shown.current ?? '';
          if (stored === before) return;
          if (stored.length > longest && stored.length > before.length) {
            editor.setEditorState(prevEditorState, { tag: REFUSED_TAG });
            latest.current.onRefused();
            return;
          }
          shown.current = stored;
          latest.current.change(stored);
        }),
      ),
    [editor, longest],
  );

  // In the layout phase, so that a note never stands empty for a frame.
  useLayoutEffect(() => {
    if (text === shown.current) return;
    const note = parseNote(text);
    editor.update(() => $showNote(note), { discrete: true, tag: [SHOWN_TAG, SKIP_DOM_SELECTION_TAG] });
    shown.current = text;
    given.current = { stored: text, written: write(note) };
  }, [editor, text]);

  const setRoot = useCallback((element: HTMLElement | null) => editor.setRootElement(element), [editor]);
  return { editor, setRoot };
}

function write(note: Note): string {
  return isBlankNote(note) ? '' : formatNote(note);
}
