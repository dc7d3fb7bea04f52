import { translate } from '#shared/locales/translate.ts';
import { isNoteAddress, mentionedId } from '#shared/text/note.ts';
import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  type BaseSelection,
  type LexicalEditor,
} from 'lexical';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../button.tsx';
import { $linkSelection, $unlink } from './note-editing.ts';
import { $linkAtCursor } from './note-nodes.ts';
import type { NotePlace } from './use-place.ts';

interface LinkBarProps {
  readonly editor: LexicalEditor;
  readonly place: NotePlace;
  readonly editing: boolean;
  readonly onEdit: (editing: boolean) => void;
  readonly onFollow: (href: string) => void;
}

/** Where the link leads in which the cursor stands, and what to do with it; or the field for its address. */
export function LinkBar({ editor, place, editing, onEdit, onFollow }: LinkBarProps): ReactNode {
  const { href } = place;
  if (editing) return <LinkForm editor={editor} href={href ?? ''} onDone={() => onEdit(false)} />;
  if (href === null) return null;
  const isMention = mentionedId(href) !== undefined;
  const unlink = (): void => {
    editor.update(() => {
      const link = $linkAtCursor();
      if (link) $unlink(link);
    });
    editor.focus();
  };
  return (
    <div className="note-link-bar" role="group" aria-label={translate('window.note.link')}>
      {!isMention && <span className="note-address">{href}</span>}
      <Button tone="quiet" title={translate('window.note.follow-keys')} onClick={() => onFollow(href)}>
        {translate(isMention ? 'window.note.go-to' : 'window.note.open-link')}
      </Button>
      {!isMention && (
        <Button tone="quiet" onClick={() => onEdit(true)}>
          {translate('window.note.change-link')}
        </Button>
      )}
      <Button tone="quiet" onClick={unlink}>
        {translate('window.note.remove-link')}
      </Button>
    </div>
  );
}

interface LinkFormProps {
  readonly editor: LexicalEditor;
  readonly href: string;
  readonly onDone: () => void;
}

function LinkForm({ editor, href, onDone }: LinkFormProps): ReactNode {
  const id = useId();
  const [text, setText] = useState(href);
  const [problem, setProblem] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  /** The words that were selected when the field took the focus. */
  const [selected] = useState<BaseSelection | null>(() => editor.getEditorState().read($getSelection)?.clone() ?? null);
  useEffect(() => {
    input.current?.select();
  }, []);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // What people copy out of an article often has no scheme.
    const address = /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(text.trim()) ? `https://${text.trim()}` : text.trim();
    if (!isNoteAddress(address)) {
      setProblem(true);
      return;
    }
    editor.update(() => {
      $setSelection(selected?.clone() ?? null);
      const selection = $getSelection();
      // Nobody has been in the note yet: the address is written where writing would go on.
      $linkSelection($isRangeSelection(selection) ? selection : $getRoot().selectEnd(), address);
    });
    editor.focus();
    onDone();
  };
  const leave = (): void => {
    editor.focus();
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    leave();
  };
  return (
    <form className="note-link-bar" noValidate onSubmit={submit}>
      <label htmlFor={id} className="visually-hidden">
        {translate('window.note.address')}
      </label>
      <input
        id={id}
        ref={input}
        type="text"
        inputMode="url"
        className="control"
        value={text}
        placeholder="https://"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button type="submit">{translate('window.note.set-link')}</Button>
      <Button tone="quiet" onClick={leave}>
        {translate('window.cancel')}
      </Button>
      {problem && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {translate('window.note.no-address')}
        </p>
      )}
    </form>
  );
}
