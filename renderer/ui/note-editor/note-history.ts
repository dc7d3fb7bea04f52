import { type EditorState, HISTORIC_TAG, type LexicalEditor, mergeRegister } from 'lexical';
import { COMMAND_PRIORITY_EDITOR, REDO_COMMAND, UNDO_COMMAND } from 'lexical';

/** On the update that puts another note in the place of what was there: nothing that a person did. */
export const SHOWN_TAG = 'note-shown';

/** On the update that takes back what the note cannot hold, right after it. */
export const REFUSED_TAG = 'note-refused';

/** What is typed without such a pause is undone in one step. */
const PAUSE_MS = 500;
const LONGEST = 200;

/** Undo and redo of a note, while one is in it. Returns what ends it. */
export function registerNoteHistory(editor: LexicalEditor, now: () => number = () => performance.now()): () => void {
  const undone: EditorState[] = [];
  const done: EditorState[] = [];
  let current = editor.getEditorState();
  let lastTyped = Number.NEGATIVE_INFINITY;
  /** Whether the last change began a step of its own. */
  let began = false;

  const travel = (from: EditorState[], to: EditorState[]): boolean => {
    const state = from.pop();
    if (!state) return true;
    to.push(current);
    current = state;
    lastTyped = Number.NEGATIVE_INFINITY;
    editor.setEditorState(state, { tag: HISTORIC_TAG });
    return true;
  };

  return mergeRegister(
    editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves, tags }) => {
      if (tags.has(HISTORIC_TAG)) return;
      if (tags.has(REFUSED_TAG)) {
        if (began) done.pop();
        current = editorState;
        lastTyped = Number.NEGATIVE_INFINITY;
        return;
      }
      const isChange = dirtyElements.size > 0 || dirtyLeaves.size > 0;
      if (isChange && tags.has(SHOWN_TAG)) {
        // Another note was put in its place: what was undone there would come back here.
        done.length = 0;
        undone.length = 0;
      } else if (isChange) {
        // Paragraphs that came, went or changed are a step of their own.
        const typed = [...dirtyElements].every(([key, meant]) => !meant || key === 'root');
        began = !typed || now() - lastTyped > PAUSE_MS;
        if (began) done.push(current);
        if (done.length > LONGEST) done.shift();
        undone.length = 0;
        lastTyped = typed ? now() : Number.NEGATIVE_INFINITY;
      }
      current = editorState;
    }),
    editor.registerCommand(UNDO_COMMAND, () => travel(done, undone), COMMAND_PRIORITY_EDITOR),
    editor.registerCommand(REDO_COMMAND, () => travel(undone, done), COMMAND_PRIORITY_EDITOR),
  );
}
