import { translate } from '#shared/locales/translate.ts';
import { FORMAT_TEXT_COMMAND, type LexicalEditor } from 'lexical';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { IconButton } from '../button.tsx';
import { BoldIcon, BulletListIcon, ItalicIcon, LinkIcon, MentionIcon, NumberListIcon } from '../icons.tsx';
import { isMac } from '../key-names.ts';
import { $toggleList } from './note-editing.ts';
import type { NotePlace } from './use-place.ts';

interface NoteToolbarProps {
  readonly editor: LexicalEditor;
  readonly place: NotePlace;
  readonly onLink: () => void;
  readonly onMention: () => void;
}

/** The same as the keys in the note. One stop of Tab; the arrows go through it. */
export function NoteToolbar({ editor, place, onLink, onMention }: NoteToolbarProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const command = isMac ? '⌘' : 'Ctrl+';
  const shifted = isMac ? '⇧⌘' : 'Ctrl+Shift+';
  const buttons = [
    {
      label: translate('window.note.bold'),
      icon: <BoldIcon />,
      keys: `${command}B`,
      pressed: place.bold,
      run: () => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold'),
    },
    {
      label: translate('window.note.italic'),
      icon: <ItalicIcon />,
      keys: `${command}I`,
      pressed: place.italic,
      run: () => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'italic'),
    },
    {
      label: translate('window.note.bullets'),
      icon: <BulletListIcon />,
      keys: `${shifted}8`,
      pressed: place.list === 'bullets',
      run: () => editor.update(() => $toggleList(false)),
    },
    {
      label: translate('window.note.numbers'),
      icon: <NumberListIcon />,
      keys: `${shifted}7`,
      pressed: place.list === 'numbers',
      run: () => editor.update(() => $toggleList(true)),
    },
    { label: translate('window.note.link'), icon: <LinkIcon />, keys: `${shifted}K`, run: onLink },
    { label: translate('window.note.mention'), icon: <MentionIcon />, keys: '@', run: onMention },
  ];
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    const next = (stop + steps + buttons.length) % buttons.length;
    setStop(next);
    ref.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      ref={ref}
      role="toolbar"
      tabIndex={-1}
      aria-label={translate('window.note.toolbar')}
      className="note-toolbar"
      onKeyDown={onKeyDown}
    >
      {buttons.map(({ label, icon, keys, pressed, run }, i) => (
        <IconButton
          key={label}
          label={label}
          icon={icon}
          keys={keys}
          aria-pressed={pressed}
          tabIndex={i === stop ? 0 : -1}
          onFocus={() => setStop(i)}
          // The note keeps its cursor.
          onMouseDown={(event) => event.preventDefault()}
          onClick={run}
        />
      ))}
    </div>
  );
}
