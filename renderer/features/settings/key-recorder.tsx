import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { ActionName } from '#shared/api/actions.ts';
import { translate } from '#shared/locales/translate.ts';
import { keysPressed } from '../../app/keys.ts';
import { IconButton } from '../../ui/button.tsx';
import { UndoIcon } from '../../ui/icons.tsx';
import { isMac, printedKeys } from '../../ui/key-names.ts';
import { Keys } from '../../ui/keys.tsx';

interface KeyRecorderProps {
  readonly name: ActionName;
  /** What the action is called. */
  readonly action: string;
  readonly keys: string | undefined;
  /** Empty where the keys were taken away. */
  readonly onPressed: (keys: string) => void;
  /** Absent where they are those of the table. */
  readonly onReset: (() => void) | undefined;
}

/** The keys of an action as a button; pressed, it waits for other ones. Tab and Esc leave it as it was. */
export function KeyRecorder({ name, action, keys, onPressed, onReset }: KeyRecorderProps): ReactNode {
  const [waiting, setWaiting] = useState(false);
  const hint = useId();

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!waiting || event.key === 'Tab') return;
    // Neither the dialog nor the menu may take it.
    event.preventDefault();
    event.stopPropagation();
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (event.key === 'Escape' && plain) return setWaiting(false);
    const pressed = plain && (event.key === 'Delete' || event.key === 'Backspace') ? '' : keysPressed(event, isMac);
    if (pressed === undefined) return;
    setWaiting(false);
    onPressed(pressed);
  };

  return (
    <div className="key-recorder">
      {onReset && (
        <IconButton label={translate('window.settings.reset', { action })} icon={<UndoIcon />} onClick={onReset} />
      )}
      <button
        type="button"
        className="key-button"
        data-keys-of={name}
        aria-describedby={hint}
        aria-pressed={waiting}
        onClick={() => setWaiting(true)}
        onKeyDown={onKeyDown}
        onBlur={() => setWaiting(false)}
      >
        <span className="visually-hidden">{`${translate('window.settings.change', { action })}: `}</span>
        {waiting && <span>{translate('window.settings.press')}</span>}
        {!waiting && keys !== undefined && <Keys keys={keys} />}
        {!waiting && keys === undefined && <span className="key-none">{translate('window.settings.no-keys')}</span>}
      </button>
      <span id={hint} className="visually-hidden" aria-live={waiting ? 'polite' : 'off'}>
        {waiting ? translate('window.settings.press-hint') : printedOr(keys)}
      </span>
    </div>
  );
}

function printedOr(keys: string | undefined): string {
  return keys === undefined ? translate('window.settings.no-keys') : printedKeys(keys);
}
