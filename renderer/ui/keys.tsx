import type { ReactNode } from 'react';
import { isMac, keyNames } from './key-names.ts';

/** Keys as they are printed on the keyboard. */
export function Keys({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span className="keys">
      {keyNames(keys, isMac).map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </span>
  );
}
