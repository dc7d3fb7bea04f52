import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  mergeRegister,
} from 'lexical';
import { useEffect, useMemo, useState } from 'react';
import { $typedMention, findMentions, insertMention, type Mentionable } from './mention.ts';

interface Mentions {
  readonly open: boolean;
  readonly found: readonly Mentionable[];
  readonly activeId: string | undefined;
  readonly choose: (one: Mentionable) => void;
  /** As if `@` had been typed. */
  readonly begin: () => void;
}

/** The list that opens when `@` is typed: it narrows with the next letters, and is gone through with the arrows. */
export function useMentions(editor: LexicalEditor, mentionable: () => readonly Mentionable[]): Mentions {
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  /** What was typed when the list was closed with Esc: it stays closed until there is less of it. */
  const [closedAt, setClosedAt] = useState<string>();
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const now = editorState.read($typedMention);
        setTyped((before) => {
          if (before !== now) setAt(0);
          return now;
        });
        setClosedAt((before) => (before !== undefined && now?.startsWith(before) ? before : undefined));
      }),
    [editor],
  );
  const found = useMemo(() => (typed === undefined ? [] : findMentions(mentionable(), typed)), [mentionable, typed]);
  // Where nothing fits and a word has ended, it was no mention but an address or an aside.
  const open = typed !== undefined && closedAt === undefined && (found.length > 0 || !typed.includes(' '));

  useEffect(() => {
    if (!open) return undefined;
    const on = <Payload extends KeyboardEvent | null>(
      command: LexicalCommand<Payload>,
      run: () => boolean,
    ): (() => void) =>
      editor.registerCommand(
        command,
        (event) => {
          if (event?.altKey || event?.ctrlKey || event?.metaKey || !run()) return false;
          event?.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      );
    const step = (by: number) => (): boolean => {
      setAt((before) => (found.length === 0 ? 0 : (before + by + found.length) % found.length));
      return true;
    };
    const take = (): boolean => {
      const one = found[at];
      if (one) insertMention(editor, one);
      return one !== undefined;
    };
    return mergeRegister(
      on(KEY_ARROW_DOWN_COMMAND, step(1)),
      on(KEY_ARROW_UP_COMMAND, step(-1)),
      on(KEY_ENTER_COMMAND, take),
      on(KEY_TAB_COMMAND, take),
      on(KEY_ESCAPE_COMMAND, () => {
        setClosedAt(typed);
        return true;
      }),
    );
  }, [editor, open, found, at, typed]);

  return {
    open,
    found,
    activeId: open ? found[at]?.id : undefined,
    choose: (one) => insertMention(editor, one),
    begin: () => {
      editor.update(() => {
        const selection = $getSelection() ?? $getRoot().selectEnd();
        if (!$isRangeSelection(selection)) return;
        const before = selection.anchor.getNode().getTextContent().slice(0, selection.anchor.offset);
        selection.insertText(selection.anchor.type === 'text' && /\S$/.test(before) ? ' @' : '@');
      });
      editor.focus();
    },
  };
}
