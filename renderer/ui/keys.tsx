import { Fragment, type ReactNode } from 'react';
import { isMac, keyNames } from './key-names.ts';

/** Keys as they are printed on the keyboard. */
export function Keys({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span className="keys">
      {keyNames(keys, isMac).map((name, at) => (
        <Fragment key={name}>
          {/* Seen are the keys; to be heard as Ctrl+Alt+Q they need more than a gap. */}
          {at > 0 && <span className="visually-hidden">+</span>}
          <kbd>{name}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
