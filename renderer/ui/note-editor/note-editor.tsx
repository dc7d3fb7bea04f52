import { translate } from '#shared/locales/translate.ts';
import { isNoteAddress, mentionedId } from '#shared/text/note.ts';
import { $getRoot, COMMAND_PRIORITY_HIGH, KEY_ENTER_COMMAND } from 'lexical';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useDraft } from '../use-draft.ts';
import { LinkBar } from './link-bar.tsx';
import type { Mentionable } from './mention.ts';
import { MentionList } from './mention-list.tsx';
import { $toggleList } from './note-editing.ts';
import { $linkAtCursor } from './note-nodes.ts';
import { NoteToolbar } from './note-toolbar.tsx';
import { useMentions } from './use-mentions.ts';
import { useNote } from './use-note.ts';
import { usePlace } from './use-place.ts';
import './note-editor.css';

/** As many characters as the store takes. */
const LONGEST_NOTE = 1_000_000;

/** Pauses for thought belong to writing: the note of one sitting should be one step, or a few. */
const PAUSE_MS = 3000;

interface NoteEditorProps {
  readonly label: string;
  /** Markdown, as far as `parseNote` reads it. */
  readonly value: string;
  readonly onCommit: (markdown: string) => void;
  readonly placeholder: string;
  /** What `@` offers, in the order of the text; asked for when it is typed. */
  readonly mentionable: () => readonly Mentionable[];
  /** A link or a mention was activated. */
  readonly onFollow: (href: string) => void;
}

/** A note with bold, italics, lists, links and mentions. It commits by itself, as every field does; see `useDraft`. */
export function NoteEditor({ label, value, onCommit, placeholder, mentionable, onFollow }: NoteEditorProps): ReactNode {
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const [linking, setLinking] = useState(false);
  const byPointer = useRef(false);
  const entered = useRef(false);
  const draft = useDraft(
    value,
    (markdown) => {
      if (markdown !== value) onCommit(markdown);
      return true;
    },
    { pauseMs: PAUSE_MS },
  );
  const { editor, setRoot } = useNote(
    {
      ...draft,
      change: (markdown) => {
        setProblem(undefined);
        draft.change(markdown);
      },
    },
    { longest: LONGEST_NOTE, onRefused: () => setProblem(tooLong()) },
  );
  const place = usePlace(editor);
  const mentions = useMentions(editor, mentionable);

  // Alt+Enter follows what the cursor stands in.
  useEffect(
    () =>
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          const link = $linkAtCursor();
          if (!event?.altKey || !link) return false;
          event.preventDefault();
          draft.commit();
          onFollow(link.href);
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor, draft, onFollow],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    const command = event.ctrlKey || event.metaKey;
    if (!command || !event.shiftKey) return;
    if (event.code === 'Digit8') editor.update(() => $toggleList(false));
    else if (event.code === 'Digit7') editor.update(() => $toggleList(true));
    else if (event.code === 'KeyK') setLinking(true);
    else return;
    event.preventDefault();
  };
  const onFocus = (): void => {
    // Back in the note, nobody is typing an address any more.
    setLinking(false);
    // Writing goes on where it ended, unless the pointer says where, or one has been in the note before.
    // What is selected already (by a program that fills the field, say) stays so.
    const selected = document.getSelection()?.isCollapsed === false;
    if (!entered.current && !byPointer.current && !selected) editor.update(() => void $getRoot().selectEnd());
    entered.current = true;
    byPointer.current = false;
  };
  const onClick = (event: MouseEvent): void => {
    const href = event.target instanceof Element ? event.target.closest('a')?.getAttribute('href') : undefined;
    if (href === null || href === undefined || !isNoteAddress(href)) return;
    event.preventDefault();
    // A mention is taken as one; in a link a click also places the cursor.
    if (mentionedId(href) === undefined && !event.ctrlKey && !event.metaKey) return;
    draft.commit();
    onFollow(href);
  };

  return (
    <div className="field note-editor" onBlur={draft.commit}>
      <span className="field-name" id={id}>
        {label}
      </span>
      <div className="note-frame" data-invalid={problem !== undefined || undefined}>
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Alt+Enter follows a link */}
        <div
          ref={setRoot}
          className="note-text"
          data-note=""
          data-empty={place.isEmpty || undefined}
          data-placeholder={placeholder}
          contentEditable
          suppressContentEditableWarning
          role="textbox"
          tabIndex={0}
          aria-multiline="true"
          aria-labelledby={id}
          aria-placeholder={placeholder}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? `${id}-help` : `${id}-help ${id}-problem`}
          aria-autocomplete="list"
          aria-controls={mentions.open ? `${id}-mentions` : undefined}
          aria-activedescendant={mentions.activeId === undefined ? undefined : `${id}-${mentions.activeId}`}
          onKeyDown={onKeyDown}
          onPointerDown={() => {
            byPointer.current = true;
          }}
          onFocus={onFocus}
          onClick={onClick}
        />
        {mentions.open && (
          <MentionList
            id={`${id}-mentions`}
            itemId={(one) => `${id}-${one}`}
            found={mentions.found}
            activeId={mentions.activeId}
            onChoose={mentions.choose}
          />
        )}
        <NoteToolbar editor={editor} place={place} onLink={() => setLinking(true)} onMention={mentions.begin} />
        <LinkBar
          editor={editor}
          place={place}
          editing={linking}
          onEdit={setLinking}
          onFollow={(href) => {
            draft.commit();
            onFollow(href);
          }}
        />
      </div>
      <p id={`${id}-help`} className="visually-hidden">
        {translate('window.note.help')}
      </p>
      {problem !== undefined && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function tooLong(): string {
  return translate('window.note.too-long', { most: LONGEST_NOTE.toLocaleString('en') });
}
