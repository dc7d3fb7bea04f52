import { act, screen } from '@testing-library/react';
import { $getRoot, getNearestEditorFromDOMNode } from 'lexical';

/** Writes at the end of a note; jsdom has no typing into what is editable by the browser alone. */
export function writeNote(name: string, text: string): void {
  const editor = getNearestEditorFromDOMNode(screen.getByRole('textbox', { name }));
  if (!editor) throw new Error(`“${name}” is no note.`);
  act(() =>
    editor.update(
      () => {
        $getRoot().selectEnd().insertText(text);
      },
      { discrete: true },
    ),
  );
}
