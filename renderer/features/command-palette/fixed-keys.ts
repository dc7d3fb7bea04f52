import type { ActionName } from '#shared/api/actions.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';

/** Of an action that means something of its own there: its keys are what a person has chosen. */
interface KeysOfAction {
  readonly of: ActionName;
}

interface FixedKeys {
  readonly name: MessageKey;
  readonly keys: readonly (readonly [what: MessageKey, ...keys: (string | KeysOfAction)[]])[];
}

/** Keys that belong to a place and are the same for everybody: of the text cursor, and of the list of annotations. */
export const fixedKeys: readonly FixedKeys[] = [
  {
    name: 'window.keys.text',
    keys: [
      ['window.keys.text.word', 'ArrowLeft', 'ArrowRight'],
      ['window.keys.text.line', 'ArrowUp', 'ArrowDown'],
      ['window.keys.text.sentence', 'CmdOrCtrl+ArrowLeft', 'CmdOrCtrl+ArrowRight'],
      ['window.keys.text.paragraph', 'Home', 'End'],
      ['window.keys.text.ends', 'CmdOrCtrl+Home', 'CmdOrCtrl+End'],
      ['window.keys.text.extend', 'Shift+ArrowRight', 'Shift+End'],
      ['window.keys.text.character', 'Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowRight'],
      ['window.keys.text.take', 'Enter'],
    ],
  },
  {
    name: 'window.keys.documents',
    keys: [
      ['window.keys.documents.open', 'Enter'],
      ['window.keys.documents.beside', 'Shift+Enter'],
    ],
  },
  {
    name: 'window.keys.list',
    keys: [
      ['window.keys.list.move', 'ArrowUp', 'ArrowDown'],
      ['window.keys.list.select', 'Enter'],
      ['window.keys.list.tick', 'Space'],
      ['window.keys.list.range', 'Shift+ArrowUp', 'Shift+ArrowDown'],
      ['window.keys.list.all', { of: 'selection.all' }],
      ['window.keys.list.delete', { of: 'annotation.remove' }],
      ['window.keys.list.none', 'Escape'],
    ],
  },
  {
    name: 'window.keys.matches',
    keys: [
      ['window.keys.matches.same', 'S', 'Enter'],
      ['window.keys.matches.different-figure', 'F'],
      ['window.keys.matches.narrower', 'N'],
      ['window.keys.matches.broader', 'B'],
      ['window.keys.matches.supports', 'P'],
      ['window.keys.matches.contradicts', 'X'],
      ['window.keys.matches.different-attribution', 'D'],
      ['window.keys.matches.updates', 'U'],
      ['window.keys.matches.unrelated', 'R', 'Delete'],
      ['window.keys.matches.turn', 'T'],
      ['window.keys.matches.later', 'Space'],
    ],
  },
  {
    name: 'window.keys.brush',
    keys: [
      ['window.keys.brush.word', 'Enter'],
      ['window.keys.brush.leave', 'Escape'],
    ],
  },
  {
    name: 'window.keys.everywhere',
    keys: [
      ['window.keys.everywhere.back', 'Escape'],
      ['window.keys.everywhere.out', 'Tab'],
    ],
  },
];
